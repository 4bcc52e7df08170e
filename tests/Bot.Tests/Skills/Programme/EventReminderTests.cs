using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.Reminders;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Programme;

/// <summary>Reminders of events and notices of their changes, on a real store, each turn run twice.</summary>
public sealed class EventReminderTests
{
    // Wednesday 7/10/2026, 18h to 19h.
    private const string Lesson = "mau-tieng-anh-thu";

    private static readonly DateTimeOffset Start = At(7, 18);

    [Fact]
    public async Task Reminder_OfBothTimes_IsSentAtEachOnce()
    {
        await using var house = new House();
        await RemindMeAsync(house, "both");

        Assert.Empty(await AtAsync(house, At(6, 18)));
        Assert.Single(await AtAsync(house, At(6, 19)));
        Assert.Empty(await AtAsync(house, At(6, 20)));
        Assert.Single(await AtAsync(house, At(7, 16)));
        Assert.Empty(await AtAsync(house, At(7, 17)));
    }

    [Fact]
    public async Task Reminder_PostedTwice_IsSentOnce()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        house.Now = At(6, 19);
        var schedule = house.Skills.Schedules.Single(s => s.Name == "reminders");
        var due = Assert.Single(await schedule.DueAsync(house.Store, house.Now, 10));

        await house.HappensAsync(due.Event);
        await house.HappensAsync(due.Event with { Id = "again" });

        Assert.Single(await house.OutgoingAsync());
    }

    [Fact]
    public async Task Reminder_LateButBeforeTheStart_IsSentOnce()
    {
        await using var house = new House();
        await RemindMeAsync(house, "both");

        house.Restart();
        var reminder = Assert.Single(await AtAsync(house, At(7, 17)));

        Assert.Equal(Start, reminder.ExpiresAt);
        Assert.DoesNotContain("ngày mai", reminder.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Reminder_AfterTheStart_IsDropped()
    {
        await using var house = new House();
        await RemindMeAsync(house, "both");

        house.Restart();

        Assert.Empty(await AtAsync(house, Start));
    }

    [Theory]
    [InlineData("dừng", "stopped")]
    [InlineData("erase", "erased")]
    [InlineData("off", "unwanted")]
    public async Task Promise7_ReminderWaitingWhenTheCitizenEndsIt_IsDropped(string how, string reason)
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var reminder = Assert.Single(await AtAsync(house, At(6, 19)));

        await EndAsync(house, how);

        Assert.Equal(new ProactiveDecision.Drop(reason), await house.DecideAsync(reminder));
    }

    [Theory]
    [InlineData("dừng")]
    [InlineData("erase")]
    [InlineData("off")]
    public async Task Promise7_ReminderEndedByTheCitizen_IsNeverSentAndNoChangeIsTold(string how)
    {
        await using var house = new House();
        await RemindMeAsync(house, "both");

        await EndAsync(house, how);
        await house.OutgoingAsync();

        house.Content = With(house.Content, e => e with { Start = e.Start.PlusHours(1) });
        Assert.Empty(await AtAsync(house, At(6, 19)));
        Assert.Empty(await AtAsync(house, At(7, 16)));
    }

    [Fact]
    public async Task Promise7_ReminderInQuietHours_WaitsAndIsStaleAtTheStart()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var reminder = Assert.Single(await AtAsync(house, At(6, 22)));

        Assert.Equal(new ProactiveDecision.Defer(At(7, 6)), await house.DecideAsync(reminder));
        house.Now = Start;
        Assert.Equal(new ProactiveDecision.Drop("stale"), await house.DecideAsync(reminder));
    }

    [Theory]
    [InlineData(EventStatus.Cancelled)]
    [InlineData(EventStatus.Postponed)]
    public async Task Promise7_ReminderWaitingWhenTheEventIsCalledOff_IsDropped(EventStatus status)
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var reminder = Assert.Single(await AtAsync(house, At(6, 19)));
        Assert.IsType<ProactiveDecision.Send>(await house.DecideAsync(reminder));

        house.Content = With(house.Content, e => e with { Status = status });

        Assert.Equal(new ProactiveDecision.Drop("changed"), await house.DecideAsync(reminder));
    }

    [Fact]
    public async Task Promise7_ReminderWaitingWhenAChangeIsTold_IsDroppedAndTheNoticeGoes()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var reminder = Assert.Single(await AtAsync(house, At(6, 19)));

        house.Content = With(house.Content, e => e with { Start = e.Start.PlusHours(1), End = e.End!.Value.PlusHours(1) });
        var notice = Assert.Single(await AtAsync(house, At(6, 20)));

        Assert.Equal(new ProactiveDecision.Drop("changed"), await house.DecideAsync(reminder));
        Assert.IsType<ProactiveDecision.Send>(await house.DecideAsync(notice));
    }

    [Theory]
    [InlineData("dừng", "stopped")]
    [InlineData("erase", "erased")]
    [InlineData("off", "unwanted")]
    public async Task Promise7_NoticeWaitingWhenTheCitizenEndsIt_IsDropped(string how, string reason)
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        house.Content = With(house.Content, e => e with { Status = EventStatus.Cancelled });
        var notice = Assert.Single(await AtAsync(house, At(5, 9)));

        await EndAsync(house, how);

        Assert.Equal(new ProactiveDecision.Drop(reason), await house.DecideAsync(notice));
    }

    [Fact]
    public async Task Promise7_ReminderToABlockedConversation_IsNotMade()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        await house.HappensAsync(
            new EventActivity
            {
                Id = "unreachable:1",
                Conversation = House.Where("an"),
                Name = DeliveryEvents.Unreachable,
            }
        );

        Assert.Empty(await AtAsync(house, At(6, 19)));
    }

    [Fact]
    public async Task Change_OfTheTime_IsToldOnceWithOldAndNewAndTheReminderMoves()
    {
        await using var house = new House();
        await RemindMeAsync(house, "both");

        house.Content = With(
            house.Content,
            e =>
                e with
                {
                    Start = e.Start.PlusDays(1),
                    End = e.End!.Value.PlusDays(1),
                    Status = EventStatus.Changed,
                    StatusNote = new LocalText("Lùi một ngày.", "A day later."),
                }
        );
        var notice = Shown(Assert.Single(await AtAsync(house, At(5, 9))));

        Assert.Contains("Khi nào: 18h–19h, Thứ Năm, 8/10/2026 (trước đây: 18h–19h, Thứ Tư, 7/10/2026)", notice, StringComparison.Ordinal);
        Assert.Contains("Lùi một ngày.", notice, StringComparison.Ordinal);
        Assert.Contains("Tôi sẽ nhắc lúc 19h, Thứ Tư, 7/10/2026", notice, StringComparison.Ordinal);
        Assert.Empty(await AtAsync(house, At(6, 19)));
        Assert.Single(await AtAsync(house, At(7, 19)));
        Assert.Single(await AtAsync(house, At(8, 16)));
    }

    [Fact]
    public async Task Change_WhileTheServiceWasDown_IsToldOnceAtTheStart()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        await house.ScheduleAsync();

        house.Content = With(house.Content, e => e with { Venue = new LocalText("Nhà văn hóa", "Culture house") });
        house.Restart();
        var notice = Shown(Assert.Single(await AtAsync(house, At(5, 20))));
        house.Restart();

        Assert.Contains(
            "Ở đâu: Nhà văn hóa, Phường Trường Vinh (trước đây: Trường trung học cơ sở, Phường Trường Vinh)",
            notice,
            StringComparison.Ordinal
        );
        Assert.Empty(await AtAsync(house, At(6, 9)));
        Assert.Single(await AtAsync(house, At(6, 19)));
    }

    [Fact]
    public async Task Change_WhenTheReminderIsDue_IsToldInItsPlace()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");

        house.Content = With(
            house.Content,
            e => e with { Status = EventStatus.Cancelled, StatusNote = new LocalText("Mưa bão.", "Storm.") }
        );
        var notice = Shown(Assert.Single(await AtAsync(house, At(6, 19))));

        Assert.Contains("đã bị hủy", notice, StringComparison.Ordinal);
        Assert.Contains("Mưa bão.", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("Tôi sẽ nhắc", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ThereAndBack_IsToldEachTime()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var planned = house.Content;
        var cancelled = With(planned, e => e with { Status = EventStatus.Cancelled });

        for (var hour = 9; hour < 13; hour++)
        {
            house.Content = hour % 2 == 1 ? cancelled : planned;
            var notice = Shown(Assert.Single(await AtAsync(house, At(5, hour))));
            Assert.Contains(hour % 2 == 1 ? "đã bị hủy" : "lại diễn ra", notice, StringComparison.Ordinal);
        }

        Assert.Single(await AtAsync(house, At(6, 19)));
    }

    [Fact]
    public async Task Change_InQuietHours_IsToldInTheMorningAndNotAtAllWhenItWasPutBack()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var planned = house.Content;

        house.Content = With(planned, e => e with { Start = e.Start.PlusHours(-1) });
        Assert.Empty(await AtAsync(house, At(5, 22)));
        house.Content = With(planned, e => e with { Start = e.Start.PlusHours(1), End = e.End!.Value.PlusHours(1) });
        Assert.Empty(await AtAsync(house, At(6, 5)));
        Assert.Contains("trước đây: 18h–19h", Shown(Assert.Single(await AtAsync(house, At(6, 6)))), StringComparison.Ordinal);

        house.Content = planned;
        Assert.Empty(await AtAsync(house, At(6, 23)));
        house.Content = With(planned, e => e with { Start = e.Start.PlusHours(1), End = e.End!.Value.PlusHours(1) });
        Assert.Empty(await AtAsync(house, At(7, 8)));
    }

    [Fact]
    public async Task Change_EventGoneFromTheProgramme_IsToldOnceAndItsReturnToo()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var planned = house.Content;

        house.Content = With(planned, _ => null);
        Assert.Contains("không còn trong chương trình", Shown(Assert.Single(await AtAsync(house, At(5, 9)))), StringComparison.Ordinal);
        house.Restart();
        Assert.Empty(await AtAsync(house, At(5, 10)));

        house.Content = planned;
        Assert.Contains("lại diễn ra", Shown(Assert.Single(await AtAsync(house, At(5, 11)))), StringComparison.Ordinal);
        Assert.Single(await AtAsync(house, At(6, 19)));
    }

    [Fact]
    public async Task Change_PostponedEventWithANewDayAfterTheOldOne_IsTold()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var planned = house.Content;
        house.Content = With(planned, e => e with { Status = EventStatus.Postponed });
        Assert.Contains("hoãn, chưa có ngày mới", Shown(Assert.Single(await AtAsync(house, At(5, 9)))), StringComparison.Ordinal);

        house.Content = With(
            planned,
            e => e with { Start = e.Start.PlusDays(14), End = e.End!.Value.PlusDays(14), Status = EventStatus.Changed }
        );
        house.Restart();
        var notice = Assert.Single(await AtAsync(house, At(12, 9)));

        Assert.Contains("18h–19h, Thứ Tư, 21/10/2026", Shown(notice), StringComparison.Ordinal);
        Assert.IsType<ProactiveDecision.Send>(await house.DecideAsync(notice));
        Assert.Single(await AtAsync(house, At(20, 19)));
    }

    [Fact]
    public async Task Change_OfAPastEvent_IsNotTold()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        Assert.Single(await AtAsync(house, At(6, 19)));

        house.Content = With(house.Content, e => e with { Status = EventStatus.Cancelled });

        Assert.Empty(await AtAsync(house, Start.AddMinutes(10)));
        Assert.Empty(await AtAsync(house, At(8, 9)));
    }

    [Fact]
    public async Task Change_OfAWholeDayInTheNightBefore_IsToldInTheMorning()
    {
        await using var house = new House();
        house.Content = With(house.Content, e => e with { AllDay = true, Start = e.Start.Date.AtMidnight(), End = null });
        await RemindMeAsync(house, "evening");
        Assert.Single(await AtAsync(house, At(6, 19)));

        house.Content = With(house.Content, e => e with { Status = EventStatus.Cancelled });
        Assert.Empty(await AtAsync(house, At(6, 22)));
        var notice = Assert.Single(await AtAsync(house, At(7, 6)));

        Assert.Contains("đã bị hủy", Shown(notice), StringComparison.Ordinal);
        Assert.IsType<ProactiveDecision.Send>(await house.DecideAsync(notice));
        Assert.Equal(At(8, 0), notice.ExpiresAt);
    }

    [Fact]
    public async Task Change_OfSeveralDaysWhileTheyRun_IsToldUntilTheyEnd()
    {
        await using var house = new House();
        house.Content = With(house.Content, e => e with { End = e.Start.PlusDays(2) });
        await RemindMeAsync(house, "evening");
        Assert.Single(await AtAsync(house, At(6, 19)));

        house.Content = With(house.Content, e => e with { Venue = new LocalText("Nhà văn hóa", "Culture house") });
        Assert.Equal(At(9, 18), Assert.Single(await AtAsync(house, At(8, 9))).ExpiresAt);
    }

    [Fact]
    public async Task Change_OfAnotherLanguageOnly_IsNotToldAndTheReminderStillComes()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");

        house.Content = With(house.Content, e => e with { Venue = new LocalText(e.Venue!.Vi, "Another wording") });
        Assert.Empty(await AtAsync(house, At(5, 9)));

        var reminder = Assert.Single(await AtAsync(house, At(6, 19)));
        Assert.Equal("reminders.remind", reminder.Key);
        Assert.IsType<ProactiveDecision.Send>(await house.DecideAsync(reminder));
    }

    [Fact]
    public async Task Change_ThatShowsNothingNew_IsNotTold()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");

        house.Content = With(house.Content, e => e with { Status = EventStatus.Changed });

        Assert.Empty(await AtAsync(house, At(5, 9)));
    }

    [Fact]
    public async Task Change_ThePlaceWentAway_SaysThatItIsNotKnown()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");

        house.Content = With(house.Content, e => e with { Venue = null, CommuneCode = null, Url = null });

        Assert.Contains(
            "Ở đâu: chưa có thông tin (trước đây: Trường",
            Shown(Assert.Single(await AtAsync(house, At(5, 9)))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Follow_PostponedEvent_IsToldTheNewDay()
    {
        await using var house = new House();
        var planned = house.Content;
        house.Content = With(planned, e => e with { Status = EventStatus.Postponed });
        await house.PressesAsync("an", $"remind:{Lesson}");
        var asked = Assert.Single(await house.OutgoingAsync());
        Assert.Equal("reminders.ask-follow", asked.Key);
        Assert.Contains(asked.Buttons, b => b.Payload == $"remind:{Lesson}:follow");

        await house.PressesAsync("an", $"remind:{Lesson}:follow");
        Assert.Equal("reminders.set-follow", Assert.Single(await house.OutgoingAsync()).Key);

        house.Content = With(
            planned,
            e => e with { Start = e.Start.PlusDays(14), End = e.End!.Value.PlusDays(14), Status = EventStatus.Changed }
        );
        Assert.Contains("21/10/2026", Shown(Assert.Single(await AtAsync(house, At(12, 9)))), StringComparison.Ordinal);
        Assert.Empty(await AtAsync(house, At(20, 19)));
    }

    [Fact]
    public async Task Follow_WholeDayOnItsEve_IsOffered()
    {
        await using var house = new House();
        house.Content = With(house.Content, e => e with { AllDay = true, Start = e.Start.Date.AtMidnight(), End = null });
        house.Now = At(6, 20);

        await house.PressesAsync("an", $"remind:{Lesson}");

        Assert.Equal("reminders.ask-follow", Assert.Single(await house.OutgoingAsync()).Key);
    }

    [Fact]
    public async Task Consent_TurnedOnAndOff_IsOneWithoutTheEventAndEndsWithTheLast()
    {
        await using var house = new House();
        for (var i = 0; i < 3; i++)
        {
            await house.PressesAsync("an", $"remind:{Lesson}:off");
            await house.PressesAsync("an", $"remind:{Lesson}:evening");
        }

        await house.PressesAsync("an", "remind:mau-quynh-son:evening");
        var person = (await house.ConversationAsync("an")).PersonId;
        var consent = Assert.Single(await house.OfAsync(Consent.Kind, person));
        Assert.DoesNotContain("tiếng Anh", consent.Wording, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("2026", consent.Wording, StringComparison.Ordinal);
        Assert.Equal(At(10, 10), consent.Until);
        Assert.True(consent.IsOpen(At(10, 9)));
        Assert.False(consent.IsOpen(At(10, 10)));

        await house.PressesAsync("an", "remind:mau-quynh-son:off");
        Assert.Equal(
            (At(7, 19), null),
            (
                Assert.Single(await house.OfAsync(Consent.Kind, person)).Until,
                Assert.Single(await house.OfAsync(Consent.Kind, person)).WithdrawnAt
            )
        );
        await house.PressesAsync("an", $"remind:{Lesson}:off");
        Assert.NotNull(Assert.Single(await house.OfAsync(Consent.Kind, person)).WithdrawnAt);
    }

    [Fact]
    public async Task Content_ReloadedWithoutAChange_LeavesNothingToLookFor()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        await house.ScheduleAsync();
        var schedule = house.Skills.Schedules.Single(s => s.Name == "event-changes");

        house.Content = house.Content with { };
        await schedule.DueAsync(house.Store, house.Now, 10);

        Assert.Null(await house.Store.ExecuteAsync(session => schedule.NextAsync(session, house.Now)));
    }

    [Fact]
    public async Task Change_ForMorePeopleThanABatch_IsToldToEachOnce()
    {
        await using var house = new House();
        for (var i = 0; i < 105; i++)
        {
            await house.PressesAsync($"an{i}", $"remind:{Lesson}:evening");
        }

        await house.OutgoingAsync();
        house.Content = With(house.Content, e => e with { Status = EventStatus.Cancelled });

        Assert.Equal(105, (await AtAsync(house, At(5, 9))).Count);
        house.Restart();
        Assert.Empty(await AtAsync(house, At(5, 10)));
    }

    [Fact]
    public async Task Change_OfTheTitleOnly_IsNotTold()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");

        house.Content = With(house.Content, e => e with { Title = new LocalText("Học thử tiếng Anh", "A trial lesson") });

        Assert.Empty(await AtAsync(house, At(5, 9)));
    }

    [Fact]
    public async Task Reminder_OverForAWeek_IsPastItsRetention()
    {
        await using var house = new House();
        await RemindMeAsync(house, "evening");
        var kept = Assert.Single(await house.OfAsync(EventReminder.Kind, (await house.ConversationAsync("an")).PersonId));

        Assert.Equal(At(7, 19), EventReminder.Kind.RetainFrom(kept));
        Assert.Equal(7, EventReminder.Kind.Retention.Days);
    }

    private static async Task EndAsync(House house, string how)
    {
        switch (how)
        {
            case "erase":
                await house.PressesAsync("an", "data:erase-yes");
                break;
            case "off":
                await house.PressesAsync("an", $"remind:{Lesson}:off");
                break;
            default:
                await house.SaysAsync("an", how);
                break;
        }
    }

    private static async Task RemindMeAsync(House house, string when)
    {
        await house.PressesAsync("an", $"remind:{Lesson}:{when}");
        Assert.Equal("reminders.set", Assert.Single(await house.OutgoingAsync()).Key);
    }

    private static async Task<IReadOnlyList<OutgoingActivity>> AtAsync(House house, DateTimeOffset now)
    {
        house.Now = now;
        await house.ScheduleAsync();
        return await house.OutgoingAsync();
    }

    private static string Shown(OutgoingActivity message) => MarkdownPlain.Render(message.Text);

    private static DateTimeOffset At(int day, int hour) => new(2026, 10, day, hour, 0, 0, TimeSpan.FromHours(7));

    /// <summary>The content with the event edited; null: taken out.</summary>
    private static ContentSnapshot With(ContentSnapshot content, Func<ProgrammeEvent, ProgrammeEvent?> edit) =>
        content with
        {
            Editions = content.Editions.ToDictionary(
                e => e.Key,
                e => e.Value with { Events = [.. e.Value.Events.Select(x => x.Id == Lesson ? edit(x) : x).OfType<ProgrammeEvent>()] }
            ),
        };
}
