using Xunit;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>Tests that count processor time: they run when the others are done.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
