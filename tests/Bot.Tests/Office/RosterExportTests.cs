using ChatBot.Bot.Office;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Skills.SignUp;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Office;

/// <summary>What the office opens in Excel, and when things happened by the service's own zone.</summary>
public sealed class RosterExportTests
{
    private readonly FakeTimeProvider _clock = new(Given.Start);
    private readonly MemoryStore _store;

    public RosterExportTests() => _store = new MemoryStore(_clock);

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task Field_ThatExcelWouldTakeForAFormula_BecomesText(string name)
    {
        await PutAsync(Place() with { Name = name, GuardianName = name });

        var row = await RowAsync(ServiceCalendar.Default);

        // Behind an apostrophe, inside or before the quotes of the field, Excel reads no formula.
        Assert.Equal(2, row.Split("'" + name.Replace("\"", "\"\"", StringComparison.Ordinal)).Length - 1);
    }

    [Theory]
    [InlineData("Asia/Ho_Chi_Minh", "2026-10-06 03:30,2026-10-07 00:00")]
    [InlineData("Asia/Tokyo", "2026-10-06 05:30,2026-10-07 02:00")]
    [InlineData("UTC", "2026-10-05 20:30,2026-10-06 17:00")]
    public async Task Instants_AreInTheServicesZone(string zone, string expected)
    {
        await PutAsync(
            Place() with
            {
                At = new DateTimeOffset(2026, 10, 5, 20, 30, 0, TimeSpan.Zero),
                Status = EnrolmentStatus.Cancelled,
                CancelledAt = new DateTimeOffset(2026, 10, 6, 17, 0, 0, TimeSpan.Zero),
            }
        );

        Assert.Contains($",{expected},", await RowAsync(In(zone)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roster_BeginsAsARosterDoes()
    {
        var call = new RecordedCall();
        await Export(ServiceCalendar.Default).RunAsync(new RosterExport.Request(null), call);

        Assert.StartsWith(RosterExport.Beginning, Text(call), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asia/Ho_Chi_Minh", 6)]
    [InlineData("UTC", 5)]
    public async Task Question_LastSeen_IsADayOfTheServicesZone(string zone, int day)
    {
        await _store.ExecuteAsync(session =>
        {
            session.Put(
                UnansweredQuestion.Kind,
                new UnansweredQuestion
                {
                    Id = "1",
                    Text = "dạy nấu phở",
                    Language = "vi",
                    Count = 1,
                    LastSeen = new DateTimeOffset(2026, 10, 5, 20, 30, 0, TimeSpan.Zero),
                }
            );
            return ValueTask.FromResult(true);
        });

        var list = new QuestionsList(_store, In(zone), new Audit(_store, _clock));
        var result = await list.RunAsync(new QuestionsList.Request(5), new RecordedCall());

        Assert.Equal(day, Assert.Single(result.Questions).LastSeen.Day);
    }

    private static ServiceCalendar In(string zone) => ServiceCalendar.Default with { Zone = DateTimeZoneProviders.Tzdb[zone] };

    private static string Text(RecordedCall call) =>
        string.Concat(call.Heard.Where(h => h.StartsWith("text: ", StringComparison.Ordinal)).Select(h => h["text: ".Length..]));

    private static Enrolment Place() =>
        new()
        {
            Code = "ABC234",
            PersonId = "p",
            ClassId = "vinh",
            Subject = Subject.Child,
            Name = "Trần Minh Khôi",
            BirthYear = 2014,
            CommuneCode = "16681",
            Level = "A1",
            Contact = Given.Conversation("an"),
            At = Given.Start,
            CourseEnd = Given.Start.AddDays(90),
        };

    private RosterExport Export(ServiceCalendar calendar) => new(_store, () => Given.Content, calendar, new Audit(_store, _clock));

    private Task<bool> PutAsync(Enrolment place) =>
        _store.ExecuteAsync(session =>
        {
            session.Put(Enrolment.Kind, place);
            return ValueTask.FromResult(true);
        });

    private async Task<string> RowAsync(ServiceCalendar calendar)
    {
        var call = new RecordedCall();
        var result = await Export(calendar).RunAsync(new RosterExport.Request(null), call);
        Assert.Equal(1, result.Places);
        return Text(call)[(Text(call).IndexOf("\r\n", StringComparison.Ordinal) + 2)..];
    }
}
