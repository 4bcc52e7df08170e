using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine;

public sealed class ConversationTests
{
    private static readonly DateTimeOffset Seen = new(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly Conversation Asking = new()
    {
        Reference = new ConversationReference("telegram", "1", "2", "2"),
        PersonId = "p",
        LastSeen = Seen,
        LastTopic = "crisis_help",
        LastTopicAt = Seen,
        Asked = new AskedQuestion("nó cứ theo em", "vi", []),
        Choices = [new Button("Con bị bắt nạt", "topic:child_safety"), new Button("Không câu nào", "go:none")],
        CommuneCode = "16681",
    };

    [Fact]
    public void Trim_AfterADay_ForgetsWhatWasAskedAndOffered()
    {
        var kept = Trimmed(Asking, Seen.AddDays(1).AddMinutes(1));

        Assert.NotNull(kept);
        Assert.Null(kept.LastTopic);
        Assert.Null(kept.LastTopicAt);
        Assert.Null(kept.Asked);
        Assert.Empty(kept.Choices);
        Assert.Equal("16681", kept.CommuneCode);
        Assert.Null(Trimmed(kept, Seen.AddDays(2)));
    }

    [Fact]
    public void Trim_QuestionWithoutTopic_IsForgottenToo() =>
        Assert.Null(Trimmed(Asking with { LastTopic = null, LastTopicAt = null }, Seen.AddDays(2))!.Asked);

    [Fact]
    public void Trim_WithinADay_KeepsAll() => Assert.Null(Trimmed(Asking, Seen.AddHours(23)));

    [Theory]
    [InlineData("f:signup:a1:2")]
    [InlineData("lesson:l1:2")]
    public void Trim_ChoicesOfAFormOrALesson_StayOpen(string payload)
    {
        var open = Asking with { LastTopic = null, Asked = null, Choices = [new Button("2", payload)] };

        Assert.Null(Trimmed(open, Seen.AddDays(2)));
    }

    [Fact]
    public void Trim_FormsChoicesBesideAPersonOfTheOffice_StayOpen()
    {
        var open = Asking with
        {
            LastTopic = null,
            Asked = null,
            Choices = [new Button("2", "f:signup:a1:2"), new Button("Gặp cán bộ", "topic:human")],
        };

        Assert.Null(Trimmed(open, Seen.AddDays(2)));
    }

    [Fact]
    public void Kind_WhatTellsWhatWasAsked_IsDeclaredPersonal() =>
        Assert.Superset(new HashSet<string> { "choices", "lastTopic", "asked" }, Conversation.Kind.PersonalFields.ToHashSet());

    private static Conversation? Trimmed(Conversation conversation, DateTimeOffset now) =>
        (Conversation?)Conversation.Kind.Trimmed(conversation, now);
}
