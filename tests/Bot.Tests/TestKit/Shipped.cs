using System.Collections.Concurrent;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>The content that travels with the program, loaded once a day for all tests: a snapshot is immutable.</summary>
internal static class Shipped
{
    private static readonly ConcurrentDictionary<LocalDate, Lazy<ContentSnapshot>> Loaded = new();

    /// <summary>With its sample week, on that week's Monday.</summary>
    public static ContentSnapshot Content => On(new LocalDate(2026, 10, 5));

    /// <summary>With its sample week in the week of <paramref name="day"/>.</summary>
    public static ContentSnapshot On(LocalDate day) =>
        Loaded
            .GetOrAdd(
                day,
                static day =>
                    new(() => ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = day, SampleWeek = day }).Require())
            )
            .Value;
}
