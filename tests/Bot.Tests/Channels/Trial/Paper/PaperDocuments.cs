using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Channels.Trial.Paper;

/// <summary>How many letters a person got. It belongs to them, so an export shows it and an erase removes it.</summary>
internal sealed record PaperReceipt(string Person, int Letters, DateTimeOffset At)
{
    public static readonly DocumentKind<PaperReceipt> Kind = new(
        "paperreceipt",
        PaperJson.Default.PaperReceipt,
        receipt => receipt.Person,
        new Retention(30, "A question about a letter comes within a month.")
    )
    {
        Person = receipt => receipt.Person,
        From = receipt => receipt.At,
        Tell = (held, reader) =>
            held.Select(receipt =>
                reader.Language == "en" ? $"- Letters sent to you: {receipt.Letters}" : $"- Thư đã gửi cho bạn: {receipt.Letters}"
            ),
    };

    public static Task NoteAsync(IStore store, string person, DateTimeOffset now) =>
        store.ExecuteAsync(async session =>
        {
            var letters = (await session.GetAsync(Kind, person))?.Letters ?? 0;
            session.Put(Kind, new PaperReceipt(person, letters + 1, now));
            return true;
        });
}

/// <summary>When a conversation last wrote. It names no person, so an erase reaches it through <see cref="PaperStampErasable"/>.</summary>
internal sealed record PaperStamp(string Conversation, DateTimeOffset At)
{
    public static readonly DocumentKind<PaperStamp> Kind = new(
        "paperstamp",
        PaperJson.Default.PaperStamp,
        stamp => stamp.Conversation,
        new Retention(30, "A question about a letter comes within a month.")
    )
    {
        KeyIsPersonal = true,
        PersonalFields = ["conversation"],
        OwnerlessBecause = "The channel knows a conversation, not a person. An erase removes it through PaperStampErasable.",
        From = stamp => stamp.At,
    };

    public static Task NoteAsync(IStore store, string conversation, DateTimeOffset now) =>
        store.ExecuteAsync(session =>
        {
            session.Put(Kind, new PaperStamp(conversation, now));
            return ValueTask.FromResult(true);
        });
}

internal sealed class PaperStampErasable : IErasable
{
    public ValueTask EraseAsync(IStoreSession session, ConversationReference conversation)
    {
        if (conversation.Channel == PaperModule.ChannelName)
        {
            session.Delete(PaperStamp.Kind, conversation.Key);
        }

        return ValueTask.CompletedTask;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PaperReceipt))]
[JsonSerializable(typeof(PaperStamp))]
internal sealed partial class PaperJson : JsonSerializerContext;
