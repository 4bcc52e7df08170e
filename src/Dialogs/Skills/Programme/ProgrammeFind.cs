using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// Answers a message that looks for events: reads what it names, goes on from the search before where it leans on it, asks what is unclear.
/// </summary>
internal static class ProgrammeFind
{
    /// <summary>Answers; <paramref name="days"/> are meant where the message names none.</summary>
    public static async ValueTask FindAsync(DialogContext dialog, Utterance? said, ProgrammeQuery? days)
    {
        var turn = dialog.Turn;
        if (said is null)
        {
            if (days is null)
            {
                ThemeList.Show(turn);
            }
            else
            {
                ProgrammeList.Show(turn, days);
            }

            return;
        }

        var recognized = said.Recognized;
        if (EditionAnswer.IsFirstAskedFor(recognized) || EditionAnswer.IsAskedFor(turn, recognized))
        {
            await EditionAnswer.AnswerAsync(dialog, recognized);
            return;
        }

        Leave(dialog);
        var asked = AskedSearch.Of(recognized);
        if (asked.AsksForChanges)
        {
            ProgrammeList.ShowChanged(turn, asked.Query);
            return;
        }

        if (asked.AsksForAll)
        {
            ProgrammeList.Show(turn, new ProgrammeQuery());
            return;
        }

        if (CeremonyAnswer.Missed(turn, recognized) is { } missed)
        {
            await CeremonyAnswer.ShowAsync(dialog, missed.Edition, missed.Ceremony);
            return;
        }

        if (UnknownPlace.Ask(turn, recognized))
        {
            return;
        }

        if (days is not null && !asked.Query.HasDays)
        {
            asked = asked with { Query = asked.Query with { From = days.From, To = days.To } };
        }

        var last = await LastSearch.OfAsync(turn);
        var query = asked.After(
            last?.Query,
            last is { At: var at } ? Duration.FromTimeSpan(turn.Now - at) : Duration.Zero,
            id => turn.Content.Themes.GetValueOrDefault(id)?.IsAudience is true
        );
        if (recognized.Days.Contradicted is { } weekday && query is { From: { } dated } && query.From == query.To)
        {
            AskWhichDay(turn, query, dated, weekday);
            return;
        }

        string? note = null;
        if (recognized.Days.Lunar is { } lunar)
        {
            var shown =
                lunar.From == lunar.To
                    ? LocalDates.Show(lunar.From, turn.Language)
                    : $"{LocalDates.Show(lunar.From, turn.Language)} – {LocalDates.Show(lunar.To, turn.Language)}";
            note = turn.Text("programme.lunar-is", ("days", shown));
            if (!recognized.AsksWhatIsOn && !asked.GoesOn && !asked.IsBare)
            {
                turn.SayMarkdown(note, "programme.lunar-is", MenuButtons.Home(turn));
                return;
            }

            query = query with { From = lunar.From, To = lunar.To };
        }

        if (recognized.Days is { IsLunar: true, Lunar: null })
        {
            LastSearch.Keep(turn, query);
            turn.Say("programme.lunar", MenuButtons.Home(turn));
            return;
        }

        if (recognized.Days is { NoSuch: { } day, IsLunar: false })
        {
            LastSearch.Keep(turn, query);
            turn.Say(
                "programme.no-such-day",
                MenuButtons.Home(turn),
                ("day", $"{day.Day}"),
                ("month", $"{day.Month}"),
                ("year", $"{day.Year}")
            );
            return;
        }

        if (note is null && asked.UnknownAudience is { } unknown)
        {
            note = turn.Text("programme.audience-unknown", ("audience", unknown));
        }

        if (asked.IsNearMe && query.Places.Count == 0)
        {
            await NearPlace.FindAsync(dialog, query);
            return;
        }

        if (!asked.GoesOn && !asked.Anywhere && await FindByWordsAsync(dialog, recognized, query))
        {
            return;
        }

        if (query.IsOpen)
        {
            ThemeList.Show(turn);
            return;
        }

        var choice = PlaceChoice.Of(turn.Content, recognized.FoundPlaces, query, turn.LocalNow);
        if (choice.Ask.Count == 0 || !choice.Put(turn))
        {
            ProgrammeList.Show(turn, choice.Query, note: note);
        }
    }

    // "Thứ bảy 6/12" where the 6th is a Sunday: both days are offered.
    private static void AskWhichDay(TurnContext turn, ProgrammeQuery query, LocalDate dated, int weekday)
    {
        var apart = (weekday - (int)dated.DayOfWeek + 7) % 7;
        var meant = dated.PlusDays(apart > 3 ? apart - 7 : apart);
        LastSearch.Keep(turn, query);
        turn.Say(
            "programme.weekday-differs",
            [
                .. new[] { dated, meant }
                    .Select(day =>
                        QueryCode.Payload(query with { From = day, To = day }, 0) is { } payload
                            ? new Button(LocalDates.Show(day, turn.Language), payload)
                            : null
                    )
                    .OfType<Button>(),
                .. MenuButtons.Home(turn),
            ],
            ("date", LocalDates.Show(dated, turn.Language)),
            ("other", LocalDates.Show(meant, turn.Language))
        );
    }

    // Days and places say which list is wanted; without them the words may name the event itself.
    private static async ValueTask<bool> FindByWordsAsync(DialogContext dialog, RecognizerResult recognized, ProgrammeQuery query)
    {
        var turn = dialog.Turn;
        if (query.HasDays || query.Places.Count > 0)
        {
            return false;
        }

        var found = EventWords.Of(turn.Content).Find(recognized);
        found = query.Online ? [.. found.Where(EventPlace.IsOnline)] : found;
        if (found.Count == 0)
        {
            return false;
        }

        var ahead = found.Where(e => !EventState.IsOver(e, turn.LocalNow)).ToList();

        if ((ahead.Count > 0 ? ahead : found) is [var only])
        {
            await EventCard.ShowAsync(dialog, only);
        }
        else
        {
            ProgrammeList.ShowMatches(turn, ahead.Count > 0 ? ahead : found);
        }

        return true;
    }

    // Who asks anew does not answer the question for a commune any more.
    private static void Leave(DialogContext dialog)
    {
        if (dialog.Top is { Dialog: PlaceForm.FormName } open)
        {
            dialog.Turn.Conversation = dialog.Turn.Conversation with
            {
                Stack = [.. dialog.Turn.Conversation.Stack.Where(i => i.Id != open.Id)],
            };
        }
    }
}
