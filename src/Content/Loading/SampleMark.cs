namespace ChatBot.Content.Loading;

/// <summary>
/// The words behind what is made up. They are put in once, when the content is loaded, so that no dialog, list, button or export can say a
/// sample value or name a sample class without them.
/// </summary>
public static class SampleMark
{
    private const string Vi = " (dữ liệu mẫu)";
    private const string En = " (sample data)";

    /// <summary>The mark in a language.</summary>
    public static string In(string language) => language == "en" ? En : Vi;

    /// <summary>A name in both languages with the mark behind it.</summary>
    internal static DraftText After(DraftText name) => name with { Vi = After(name.Vi, Vi), En = After(name.En, En) };

    private static Located? After(Located? text, string mark) => text is null ? null : text with { Text = text.Text + mark };
}
