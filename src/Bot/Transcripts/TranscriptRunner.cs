using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Transcripts;

/// <summary>Plays a transcript against the real turn and a real store, and says where it differs.</summary>
/// <remarks>Time stands still except where the transcript lets it pass; what falls due in between happens in order.</remarks>
internal sealed partial class TranscriptRunner(
    IStore store,
    TurnRunner turns,
    SkillSet skills,
    ServiceCalendar calendar,
    ContentSnapshot content
)
{
    // Written for the code that was shown last, which is another one as soon as a line is added.
    private const string LastCode = "{code}";

    private readonly ProactiveGate _gate = new(skills, calendar);
    private readonly Queue<OutgoingActivity> _waiting = new();
    private readonly Dictionary<string, List<Button>> _buttons = [];
    private readonly List<string> _played = [];
    private DateTimeOffset _now = calendar.ToInstant(Transcript.DefaultNow);
    private string _channel = "telegram";
    private string _person = "1";
    private bool _inGroup;
    private int _count;
    private string? _address;
    private string _lastCode = LastCode;
    private string? _lastMessageId;
    private OutgoingActivity? _last;

    /// <summary>Plays it to the end or to the first difference.</summary>
    /// <returns>The difference with the conversation as it went, or null when it went as written.</returns>
    public async Task<string?> PlayAsync(Transcript transcript)
    {
        foreach (var step in transcript.Steps)
        {
            if ((UnreadBefore(step) ?? await StepAsync(step)) is { } difference)
            {
                return $"{transcript.Name}:{step.Line}: {difference}\n--- as it went ---\n{string.Join('\n', _played)}";
            }
        }

        return _waiting.TryPeek(out var more)
            ? $"{transcript.Name}: the service said more than is written: {Show(more)}\n--- as it went ---\n{string.Join('\n', _played)}"
            : null;
    }

    /// <summary>Plays it to the end, whatever differs, and writes all that is said as soon as it is said.</summary>
    /// <returns>How many lines of the transcript did not hold.</returns>
    public async Task<int> ShowAsync(Transcript transcript, TextWriter output)
    {
        var differ = 0;

        // A file without expectations only asks what is said.
        var expectsAnything = transcript.Steps.Any(IsExpectation);
        foreach (var step in transcript.Steps)
        {
            if (UnreadBefore(step) is not null)
            {
                if (expectsAnything)
                {
                    await DifferAsync("what the service just said is not written");
                }

                _last = _waiting.Last();
                _waiting.Clear();
            }

            if (!IsExpectation(step))
            {
                await output.WriteLineAsync(Whole(step.Text.Replace(LastCode, _lastCode, StringComparison.Ordinal)));
            }

            var difference = await StepAsync(step);
            foreach (var said in IsExpectation(step) ? [] : _waiting.ToList())
            {
                await output.WriteLineAsync($"< {Whole(Show(said))}");
                if (said.Buttons.Count > 0)
                {
                    await output.WriteLineAsync($"  {string.Join(' ', said.Buttons.Select(b => $"[{b.Label}]"))}");
                }
            }

            if (difference is not null)
            {
                // The message itself has just been printed.
                await DifferAsync(difference.Split('\n')[0], step);
            }
        }

        if (_waiting.Count > 0 && expectsAnything)
        {
            await DifferAsync("the service said more than is written");
        }

        return differ;

        async Task DifferAsync(string why, TranscriptStep? step = null)
        {
            differ++;
            var line = step is null ? "" : string.Create(CultureInfo.InvariantCulture, $"line {step.Line}: ");
            await output.WriteLineAsync($"  ≠ {line}{why}");
        }

        // Lines of a message stand under its first.
        static string Whole(string text) => text.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);
    }

    private static bool IsExpectation(TranscriptStep step) =>
        step is TranscriptStep.Expects or TranscriptStep.ExpectsButtons or TranscriptStep.ExpectsNot;

    private string? UnreadBefore(TranscriptStep step) =>
        !IsExpectation(step) && _waiting.TryPeek(out var unread) ? $"before this line the service also said: {Show(unread)}" : null;

    private static string Show(OutgoingActivity said)
    {
        var text = MarkdownPlain.Render(said.Text);
        if (said.Card is { } card)
        {
            text = $"{text}\n{card.Title}\n{string.Join('\n', card.Lines.Select(MarkdownPlain.Render))}";
        }

        return text;
    }

    // Seats that others took: what they are called does not matter.
    private Task<bool> TakeFromAsync(TranscriptStep.Address address) =>
        store.ExecuteAsync(session =>
        {
            if (address.SeatsTaken > 0)
            {
                session.Put(
                    AddressSeats.Kind,
                    new AddressSeats
                    {
                        Address = address.Name,
                        Taken = [.. Enumerable.Range(0, address.SeatsTaken).Select(i => new TakenSeat($"{address.Name}-{i}", _now, true))],
                        ChangedAt = _now,
                    }
                );
            }

            return ValueTask.FromResult(true);
        });

    private async Task<string?> ConfirmAsync() =>
        await store.ExecuteAsync(session => session.GetAsync(Enrolment.Kind, _lastCode)) is { } seat
            ? await RunAsync(
                new EventActivity
                {
                    Id = NextId(),
                    Conversation = seat.Contact,
                    Name = SeatEvents.Confirmed,
                    Subject = seat.Code,
                }
            )
            : "no code of a seat was shown";

    private ConversationReference Where() => new(_channel, "bot", _inGroup ? "-100" : _person, _person, _inGroup);

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"transcript/{++_count}");

    private async Task<string?> StepAsync(TranscriptStep step)
    {
        switch (step)
        {
            case TranscriptStep.Says says:
                var text = says.Words.Replace(LastCode, _lastCode, StringComparison.Ordinal);
                _played.Add($"> {text}");
                _lastMessageId = NextId();
                return await RunAsync(
                    new MessageActivity
                    {
                        Id = _lastMessageId,
                        Conversation = Where(),
                        Text = text,
                        MessageId = _lastMessageId,
                    }
                );
            case TranscriptStep.Edits edits:
                _played.Add($"@edit {edits.Words}");
                return await RunAsync(
                    new MessageActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        Text = edits.Words,
                        MessageId = _lastMessageId,
                        IsEdit = true,
                    }
                );
            case TranscriptStep.Presses presses:
                var button = _buttons
                    .GetValueOrDefault(Where().Key)
                    ?.LastOrDefault(b => b.Label.Contains(presses.Label, StringComparison.OrdinalIgnoreCase));
                if (button is null)
                {
                    return $"no button '{presses.Label}' was shown";
                }

                _played.Add($"! {button.Label}");
                return await RunAsync(
                    new ButtonActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        Payload = button.Payload,
                    }
                );
            case TranscriptStep.Joins joins:
                return await RunAsync(
                    new JoinedActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        StartPayload = joins.Payload,
                        IsUnasked = TranscriptChannels.All[_channel].JoinIsUnasked,
                    }
                );
            case TranscriptStep.Leaves:
                return await RunAsync(new LeftActivity { Id = NextId(), Conversation = Where() });
            case TranscriptStep.SharesPhone phone:
                return await RunAsync(
                    new ContactActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        PhoneNumber = phone.Number,
                        IsOwn = true,
                    }
                );
            case TranscriptStep.SharesLocation place:
                return await RunAsync(
                    new LocationActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        Latitude = place.Latitude,
                        Longitude = place.Longitude,
                    }
                );
            case TranscriptStep.SendsUnreadable unreadable:
                return await RunAsync(
                    new UnsupportedActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        Content = unreadable.Content,
                    }
                );
            case TranscriptStep.OfficeWrites office:
                return await RunAsync(
                    new EventActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        Name = ConversationEvents.TakenOver,
                        Subject = ((int)office.Silence.TotalMinutes).ToString(CultureInfo.InvariantCulture),
                    }
                );
            case TranscriptStep.Address address:
                _address = address.Name;
                await TakeFromAsync(address);
                return null;
            case TranscriptStep.OfficeConfirms:
                return await ConfirmAsync();
            case TranscriptStep.Withdraws:
                return await RunAsync(
                    new EventActivity
                    {
                        Id = NextId(),
                        Conversation = Where(),
                        Name = ConversationEvents.Withdrawn,
                    }
                );
            case TranscriptStep.Now now:
                _now = calendar.ToInstant(now.Time);
                return null;
            case TranscriptStep.Passes passes:
                await PassAsync(passes.Time);
                return null;
            case TranscriptStep.Channel channel:
                _channel = channel.Name;
                return null;
            case TranscriptStep.Person person:
                _person = person.Name;
                _inGroup = false;
                return null;
            case TranscriptStep.InGroup:
                _inGroup = true;
                return null;
            case TranscriptStep.Expects expects:
                return Expect(expects);
            case TranscriptStep.ExpectsButtons buttons:
                var missing = buttons.Labels.FirstOrDefault(label => _last?.Buttons.Any(b => b.Label == label) is not true);
                return missing is null
                    ? null
                    : $"the message has no button [{missing}]; it has "
                        + $"{string.Join(' ', (_last?.Buttons ?? []).Select(b => $"[{b.Label}]"))}";
            case TranscriptStep.ExpectsNot not:
                return _last is { } said && Show(said).Contains(not.Words, StringComparison.OrdinalIgnoreCase)
                    ? $"the message contains '{not.Words}'"
                    : null;
            default:
                throw new InvalidOperationException($"No play for {step.GetType().Name}.");
        }
    }

    private string? Expect(TranscriptStep.Expects expects)
    {
        if (!_waiting.TryDequeue(out var said))
        {
            return "the service said nothing more";
        }

        _last = said;
        _lastCode =
            said.Arguments?.GetValueOrDefault("code")
            ?? CodeShown().Match(said.Text) switch
            {
                { Success: true } found => found.Groups[1].Value,
                _ => _lastCode,
            };
        var shown = Show(said);
        if (shown.Contains('\\', StringComparison.Ordinal))
        {
            return $"markup is shown raw, something was escaped twice: {shown}";
        }

        _played.Add($"< {shown.ReplaceLineEndings(" / ")}{string.Concat(said.Buttons.Select(b => $" [{b.Label}]"))}");
        var at = 0;
        foreach (var part in expects.Parts)
        {
            var found = shown.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return $"'{part}' is not in: {shown}";
            }

            at = found + part.Length;
        }

        return null;
    }

    private async Task PassAsync(TimeSpan time)
    {
        var end = _now + time;
        while (true)
        {
            var next = await store.ExecuteAsync(async session =>
            {
                DateTimeOffset? first = null;
                foreach (var schedule in skills.Schedules)
                {
                    if (await schedule.NextAsync(session, _now) is { } due && (first is null || due < first))
                    {
                        first = due;
                    }
                }

                return first;
            });
            if (next is null || next > end)
            {
                break;
            }

            _now = next.Value;
            foreach (var schedule in skills.Schedules)
            {
                foreach (var due in await schedule.DueAsync(store, _now, 100))
                {
                    await RunAsync(due.Event);
                }
            }

            _now += TimeSpan.FromSeconds(1);
        }

        _now = end;
    }

    private async Task<string?> RunAsync(Activity activity)
    {
        // An address is all that is known of somebody who needs no account.
        if (!TranscriptChannels.All[_channel].Capabilities.VouchesForSender && activity is not EventActivity)
        {
            activity = activity with { AddressHash = _address };
        }

        // The same seed for the same line: codes and ids in a transcript are the same in every run.
        var inputs = new TurnInputs(
            _now,
            (UInt128)(uint)(++_count) * 7919,
            content,
            TranscriptChannels.All[activity.Conversation.Channel].Capabilities
        );
        await store.ExecuteAsync(
            async session =>
            {
                if (await session.TryClaimAsync(activity.Id))
                {
                    await turns.RunAsync(session, activity, inputs);
                }

                return true;
            },
            WorkPriority.Citizen
        );
        foreach (var entry in await store.Outbox.ClaimAsync(store.Node, 1000, TimeSpan.FromMinutes(1), CancellationToken.None))
        {
            store.Outbox.Complete(entry);
            if (await store.ExecuteAsync(session => _gate.DecideAsync(session, entry.Activity, _now)) is ProactiveDecision.Send)
            {
                _waiting.Enqueue(entry.Activity);
                if (entry.Activity.Buttons.Count > 0)
                {
                    var key = entry.Activity.To.Key;
                    _buttons.TryAdd(key, []);
                    _buttons[key].AddRange(entry.Activity.Buttons);
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"[*`]([2-9A-Z]{6})[*`]", RegexOptions.NonBacktracking)]
    private static partial Regex CodeShown();
}
