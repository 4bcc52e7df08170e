namespace ChatBot.Content.Model;

/// <summary>Words of one meaning, from <c>words/*.tsv</c>: what the recognisers, commands and answers look for in a message.</summary>
/// <param name="Id">File and list, e.g. <c>answers.yes</c>.</param>
/// <param name="Entries">What is looked for, in the order of the files.</param>
/// <param name="Examples">Messages that must match or must not.</param>
public sealed record WordList(string Id, IReadOnlyList<WordEntry> Entries, IReadOnlyList<WordExample> Examples);

/// <summary>One pattern of a list.</summary>
/// <param name="Pattern">Words, alternatives and gaps, in the language that the guide of the content folder describes.</param>
/// <param name="Value">What the pattern stands for, e.g. a level's id; empty when the list needs none.</param>
public sealed record WordEntry(string Pattern, string Value);

/// <summary>A message that a list is tried on.</summary>
/// <param name="List">Id of the list.</param>
/// <param name="Text">The message.</param>
/// <param name="Matches">True when a pattern must be found in it, false when none may be.</param>
/// <param name="Value">Value of the pattern that must be found; empty when any will do.</param>
/// <param name="File">File of the example inside the content folder.</param>
/// <param name="Line">Line of the example, from 1.</param>
public sealed record WordExample(string List, string Text, bool Matches, string Value, string File, int Line);
