using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>Tests that measure time: they run after all others, with the machine to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
