using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>Says what changed: the new time and place with those that people knew.</summary>
internal static class EventChangeText
{
    /// <summary>The lines of a notice, Markdown.</summary>
    public static IReadOnlyList<string> Lines(TurnContext turn, ToldEvent before, ToldEvent now, bool isOnline)
    {
        var lines = new List<string> { turn.Text("reminders.changed", ("title", now.Title.In(turn.Language))) };
        if (!now.TakesPlace())
        {
            lines.Add(
                turn.Text(
                    now.IsGone ? "reminders.change-gone"
                    : now.Status == EventStatus.Cancelled ? "reminders.change-cancelled"
                    : "reminders.change-postponed"
                )
            );
        }
        else
        {
            if (!before.TakesPlace())
            {
                lines.Add(turn.Text("reminders.change-on-again"));
            }

            Add("reminders.change-when", When(turn, before), When(turn, now), "programme.card-when");
            Add("reminders.change-where", Where(turn, before), NewWhere(), "programme.card-where");
        }

        if (!now.IsGone && now.StatusNote is { } note)
        {
            lines.Add(MarkdownText.Escape(note.In(turn.Language)));
        }

        return lines;

        // The place that people know is not true any more; to leave the line out would leave them with it.
        string NewWhere() =>
            Where(turn, now) is { Length: > 0 } place ? place
            : Where(turn, before).Length == 0 ? string.Empty
            : turn.Text(isOnline ? "reminders.place-online" : "reminders.place-unknown");

        void Add(string key, string was, string now, string same)
        {
            if (was != now && was.Length > 0 && now.Length > 0)
            {
                lines.Add(turn.Text(key, ("now", now), ("was", was)));
            }
            else if (now.Length > 0)
            {
                lines.Add(same == "programme.card-when" ? turn.Text(same, ("when", now)) : turn.Text(same, ("where", now)));
            }
        }
    }

    /// <summary>Title and time, for texts that name the event.</summary>
    public static (string Name, string Value)[] Arguments(IReader turn, ToldEvent told) =>
        [("title", told.Title.In(turn.Language)), ("when", When(turn, told))];

    /// <summary>Day and hours.</summary>
    public static string When(IReader turn, ToldEvent told) =>
        EventText.When(turn.ToLocal(told.Start), told.End is { } end ? turn.ToLocal(end) : null, told.AllDay, turn.Language);

    /// <summary>Venue and commune; empty when neither is known.</summary>
    public static string Where(TurnContext turn, ToldEvent told) =>
        EventPlace.Show(turn.Content, told.Venue, told.CommuneCode, turn.Language);
}
