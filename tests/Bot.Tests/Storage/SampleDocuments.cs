using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Storage;

/// <summary>A conversation's state: sealed, and its key would name a citizen.</summary>
internal sealed record Chat(string Key, string Name, int Step, string Padding = "");

/// <summary>Something of a person with two indexes, in clear.</summary>
internal sealed record Booking(string Id, string Person, string Place, long? Day);

[JsonSerializable(typeof(Chat))]
[JsonSerializable(typeof(Booking))]
internal sealed partial class SampleJson : JsonSerializerContext;

internal static class SampleDocuments
{
    public static readonly DocumentKind<Chat> Chats = new("chats", SampleJson.Default.Chat, c => c.Key, new Retention(30, "for tests"))
    {
        KeyIsPersonal = true,
        PersonalFields = ["name"],
        OwnerlessBecause = "for tests",
    };

    public static readonly DocumentKind<Booking> Bookings = new(
        "bookings",
        SampleJson.Default.Booking,
        b => b.Id,
        new Retention(30, "for tests")
    )
    {
        Person = b => b.Person,
        Indexes = new Dictionary<string, Func<Booking, IndexValue?>>
        {
            ["day"] = b => b.Day is { } day ? (IndexValue)day : default(IndexValue?),
            ["place"] = b => b.Place,
        },
    };

    public static readonly IReadOnlyList<DocumentKind> All = [Chats, Bookings, Lease.Kind];

    public static OutgoingActivity Message(
        string text,
        string conversation = "1",
        Purpose purpose = Purpose.Reply,
        string? person = null,
        string account = "bot"
    ) =>
        new()
        {
            To = new ConversationReference("test", account, conversation, conversation),
            Text = text,
            Purpose = purpose,
            PersonId = person,
        };

    /// <summary>Runs a work without a result.</summary>
    public static Task<bool> RunAsync(this IStore store, Action<IStoreSession> work, WorkOptions options = default) =>
        store.ExecuteAsync(
            session =>
            {
                work(session);
                return new ValueTask<bool>(true);
            },
            options
        );

    /// <summary>Runs a work that awaits its session and has no result.</summary>
    public static Task<bool> RunAsync(this IStore store, Func<IStoreSession, ValueTask> work, WorkOptions options = default) =>
        store.ExecuteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            options
        );

    /// <summary>
    /// The result of a session call inside a work that is not asynchronous: on an embedded store it is there at once.
    /// </summary>
    public static T Now<T>(this ValueTask<T> call)
    {
        Assert.True(call.IsCompleted);
        return call.GetAwaiter().GetResult();
    }

    public static Task<T?> GetAsync<T>(this IStore store, DocumentKind<T> kind, string key)
        where T : class => store.ExecuteAsync(session => session.GetAsync(kind, key));

    public static Task<IReadOnlyList<T>> QueryAsync<T>(this IStore store, DocumentKind<T> kind, IndexRange range)
        where T : class => store.ExecuteAsync(session => session.QueryAsync(kind, range));

    public static async Task<IReadOnlyList<OutboxEntry>> ClaimAllAsync(this IStore store) =>
        await store.Outbox.ClaimAsync(store.Node, 1000, TimeSpan.FromMinutes(1), CancellationToken.None);
}
