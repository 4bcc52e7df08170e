using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>
/// Recognisers built once for all tests. A runner builds one for each snapshot it meets, which takes a second of processor time: with a
/// runner for every test, and a new snapshot for every edit of the programme, that was more than half the time of the whole project. A
/// recogniser is immutable, so nothing of one test can be seen in another.
/// </summary>
internal static class SharedRecognizers
{
    private static readonly ConcurrentDictionary<Learned, Lazy<Recognizer>> Built = new();

    /// <summary>Gives a runner what it would have built for a snapshot.</summary>
    public static void Give(TurnRunner turns, ContentSnapshot content) =>
        Known(turns)
            .AddOrUpdate(
                content,
                Built
                    .GetOrAdd(
                        new Learned(content.Topics, content.OffTopic, content.Places, content.Themes),
                        _ => new(() => AllSkills.Create(ServiceCalendar.Default, []).Learn(content))
                    )
                    .Value
            );

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_recognizers")]
    private static extern ref ConditionalWeakTable<ContentSnapshot, Recognizer> Known(TurnRunner turns);

    /// <summary>
    /// What a recogniser learns from, by reference: a test that edits events or classes keeps these parts of its snapshot as they are.
    /// </summary>
    private sealed record Learned(object Topics, object OffTopic, object Places, object Themes);
}
