using ChatBot.Content.Model;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

/// <summary>A few events in real places, for tests of the search. Its Monday is 5 October 2026.</summary>
internal static class SmallProgramme
{
    public const string DienChau = "17464";
    public const string MinhChau = "17476";
    public const string DienChauDistrict = "425";
    public const string TruongVinh = "16690";
    public const string MuongXen = "16813";

    public static LocalDate Monday { get; } = new(2026, 10, 5);

    public static LocalDateTime Now { get; } = Monday + new LocalTime(8, 0);

    public static ContentSnapshot Of(params ProgrammeEvent[] events) =>
        SharedContent.Snapshot with
        {
            Editions = new Dictionary<string, Edition>
            {
                ["t"] = new()
                {
                    Id = "t",
                    Name = new LocalText("Tuần", "Week"),
                    Theme = new LocalText("Chủ đề", "Theme"),
                    Source = new LocalText("Nguồn", "Source"),
                    Start = Monday,
                    End = Monday.PlusDays(13),
                    Events = events,
                },
            },
        };

    public static ProgrammeEvent Event(
        string id,
        int day,
        int hour,
        string? commune,
        string themes = "",
        EventStatus status = EventStatus.Scheduled,
        int hours = 2
    ) =>
        new()
        {
            Id = id,
            EditionId = "t",
            Title = new LocalText(id, id),
            Description = new LocalText("…", "…"),
            Start = Monday.PlusDays(day) + new LocalTime(hour, 0),
            End = (Monday.PlusDays(day) + new LocalTime(hour, 0)).PlusHours(hours),
            CommuneCode = commune,
            Themes = themes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Status = status,
        };
}
