using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class SendOrderTests
{
    private static readonly DateTimeOffset Now = Given.Start;

    // A message as purpose and minutes to wait; a conversation as a list of them in order.
    private static readonly Gen<(Purpose Purpose, int Wait)[]> Conversations = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2])
        .Select(m => ((Purpose)m.Item1, m.Item2))
        .Array[0, 8];

    [Fact]
    public void Next_NoReply_IsEverPassed() =>
        Conversations.Sample(conversation =>
        {
            var first = Chain(conversation);
            var next = SendOrder.Next(first, Now, proactiveMayGo: true).Send;
            return next is null || Before(first, next).All(m => !m.IsReply);
        });

    [Fact]
    public void Next_Proactive_IsPassedByNoOtherProactiveOne() =>
        Conversations.Sample(conversation =>
        {
            var first = Chain(conversation);
            var next = SendOrder.Next(first, Now, proactiveMayGo: true).Send;
            return next is null || next.IsReply || !Before(first, next).Any();
        });

    [Fact]
    public void Next_Proactive_IsPassedByAReplyOnlyWhenItIsHeld() =>
        Conversations.Sample(conversation =>
        {
            var first = Chain(conversation);
            var next = SendOrder.Next(first, Now, proactiveMayGo: true).Send;
            return next is null || next == first || first!.NotBefore > Now;
        });

    [Fact]
    public void Next_Message_IsNeverBeforeItsTime() =>
        Conversations.Sample(conversation =>
            SendOrder.Next(Chain(conversation), Now, proactiveMayGo: true).Send is not { } next || next.NotBefore <= Now
        );

    [Fact]
    public void Next_WithProactiveHeld_IsTheFirstReply() =>
        Conversations.Sample(conversation =>
        {
            var first = Chain(conversation);
            var reply = All(first).FirstOrDefault(m => m.IsReply);
            var (next, lookAgain) = SendOrder.Next(first, Now, proactiveMayGo: false);
            return reply is null ? next is null && lookAgain == DateTimeOffset.MaxValue
                : reply.NotBefore <= Now ? next == reply
                : next is null && lookAgain == reply.NotBefore;
        });

    [Fact]
    public void Next_LookingAgainWhenTold_NeverLeavesAMessageBehind() =>
        Conversations.Sample(conversation =>
        {
            var queue = new ConversationQueue(new ConversationKey("bot", "an"), new());
            foreach (var message in All(Chain(conversation)).ToList())
            {
                queue.Add(message);
            }

            var now = Now;
            for (var sent = 0; sent < conversation.Length; sent++)
            {
                var (next, lookAgain) = queue.Choose(now, proactiveMayGo: true);
                if (next is null)
                {
                    now = lookAgain;
                    next = queue.Choose(now, proactiveMayGo: true).Send;
                }

                if (next is null)
                {
                    return false;
                }

                queue.Remove(next);
            }

            return queue.First is null;
        });

    [Fact]
    public void Add_InAnyOrder_KeepsTheOrderOfIds() =>
        Gen.Int[1, 1000]
            .HashSet[0, 20]
            .Sample(ids =>
            {
                var queue = new ConversationQueue(new ConversationKey("bot", "an"), new());
                foreach (var id in ids)
                {
                    queue.Add(Message(id, Purpose.Reply, 0));
                }

                return All(queue.First).Select(m => m.Id).SequenceEqual(ids.Select(id => (long)id).Order());
            });

    [Fact]
    public void Rank_OfPurposes_IsTheOrderOfThePromise() =>
        Assert.Equal([0, 1, 1, 2], new[] { Purpose.Reply, Purpose.Lesson, Purpose.Reminder, Purpose.Broadcast }.Select(SendOrder.Rank));

    private static PendingSend? Chain((Purpose Purpose, int Wait)[] conversation)
    {
        PendingSend? first = null;
        for (var n = conversation.Length - 1; n >= 0; n--)
        {
            var message = Message(n + 1, conversation[n].Purpose, conversation[n].Wait);
            message.Next = first;
            first = message;
        }

        return first;
    }

    private static PendingSend Message(long id, Purpose purpose, int wait) =>
        new(new OutboxEntry(id, Given.Outgoing("an", $"{id}", purpose), Now, 0)) { NotBefore = Now.AddMinutes(wait) };

    private static IEnumerable<PendingSend> All(PendingSend? first)
    {
        for (var message = first; message is not null; message = message.Next)
        {
            yield return message;
        }
    }

    private static IEnumerable<PendingSend> Before(PendingSend? first, PendingSend end) => All(first).TakeWhile(m => m != end);
}
