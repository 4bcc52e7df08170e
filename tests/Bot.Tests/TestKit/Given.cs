using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>Small things that tests need.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public static ContentSnapshot Content { get; } =
        new()
        {
            Version = 1,
            Texts = new TextCatalog(new Dictionary<string, LocalText>()),
            Topics = new Dictionary<string, Topic>(),
            OffTopic = [],
            Lessons = new Dictionary<string, Lesson>(),
            Editions = new Dictionary<string, Edition>(),
            Classes = new Dictionary<string, EnglishClass>(),
            Places = new Gazetteer([], []),
            Facts = new Dictionary<string, Fact>(),
        };

    public static ConversationReference Conversation(string id, string channel = "scripted") => new(channel, "bot", id, id);

    public static MessageActivity Message(string person, string text, string? id = null) =>
        new()
        {
            Id = id ?? $"update/{person}/{text}",
            Conversation = Conversation(person),
            Text = text,
        };

    public static EventActivity Event(string person, string name, string? id = null) =>
        new()
        {
            Id = id ?? $"{name}:{person}",
            Conversation = Conversation(person),
            Name = name,
        };

    public static OutgoingActivity Outgoing(
        string person,
        string text,
        Purpose purpose = Purpose.Reply,
        DateTimeOffset? expiresAt = null,
        string channel = "scripted"
    ) =>
        new()
        {
            To = Conversation(person, channel),
            Text = text,
            Purpose = purpose,
            ExpiresAt = expiresAt ?? (purpose == Purpose.Reply ? null : Start.AddHours(12)),
            PersonId = person,
        };
}
