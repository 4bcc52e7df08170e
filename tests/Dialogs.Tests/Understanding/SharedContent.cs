using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Understanding;
using NodaTime;

namespace ChatBot.Dialogs.Tests.Understanding;

/// <summary>The shipped content and its recogniser, made once for all tests.</summary>
internal static class SharedContent
{
    private static readonly Lazy<ContentSnapshot> LazySnapshot = new(() =>
        ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = new LocalDate(2020, 10, 7) }).Snapshot
        ?? throw new InvalidOperationException("The shipped content does not load.")
    );

    private static readonly Lazy<Recognizer> LazyRecognizer = new(() =>
        AllSkills.Create(ServiceCalendar.Default, []).Learn(LazySnapshot.Value)
    );

    public static ContentSnapshot Snapshot => LazySnapshot.Value;

    public static Recognizer Recognizer => LazyRecognizer.Value;
}
