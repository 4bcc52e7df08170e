using ChatBot.Dialogs.Skills.SignUp;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Settings;

/// <summary>
/// Settings under <c>SignUp</c>: how many seats may be taken before somebody must vouch for them. See <see cref="SeatLimits"/>.
/// </summary>
internal sealed class SignUpOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "SignUp";

    /// <summary>Seats one person may hold, and one messenger account may vouch for.</summary>
    public int SeatsPerPerson { get; set; } = SeatLimits.Default.SeatsPerPerson;

    /// <summary>Seats one person, or one address of the web, may take within 24 hours.</summary>
    public int SeatsPerDay { get; set; } = SeatLimits.Default.SeatsPerDay;

    /// <summary>Seats one address of the web may take within an hour.</summary>
    public int SeatsPerAddressPerHour { get; set; } = SeatLimits.Default.SeatsPerAddressPerHour;

    /// <summary>
    /// Seats of one class within an hour, above which it fills too fast. Ten: a class has 25 to 40, so one that is taken by strangers lasts
    /// until somebody of the office looks; on an ordinary day a class does not take ten.
    /// </summary>
    public int ClassSeatsPerHour { get; set; } = SeatLimits.Default.ClassSeatsPerHour;

    /// <summary>Seats nobody vouched for that one person, or one address, may take within a week.</summary>
    public int UnconfirmedSeats { get; set; } = SeatLimits.Default.UnconfirmedSeats;

    /// <summary>Hours a provisional seat is kept.</summary>
    public int ProvisionalHours { get; set; } = (int)SeatLimits.Default.ProvisionalFor.TotalHours;

    /// <summary>The limits in the form that the dialogs take.</summary>
    public SeatLimits ToLimits() =>
        new()
        {
            SeatsPerPerson = SeatsPerPerson,
            SeatsPerDay = SeatsPerDay,
            SeatsPerAddressPerHour = SeatsPerAddressPerHour,
            ClassSeatsPerHour = ClassSeatsPerHour,
            UnconfirmedSeats = UnconfirmedSeats,
            ProvisionalFor = TimeSpan.FromHours(ProvisionalHours),
        };
}

/// <summary>Says, for each wrong setting under <c>SignUp</c>, its key, what is wrong and what would be right.</summary>
internal sealed class SignUpOptionsValidator : IValidateOptions<SignUpOptions>
{
    // Enough for every seat of every class and for a load run; a larger number is a typing error.
    private const int Most = 1000;

    // All seats of a week lie in one document, which each new seat rewrites.
    private const int MostRemembered = 500;

    // A week: longer would keep an unwanted seat from others, and the taker is remembered for a week only.
    private const int MostHours = 168;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SignUpOptions options)
    {
        var failures = new List<string>();
        void Range(string key, int value, int least, int most, string unit)
        {
            if (value < least || value > most)
            {
                failures.Add($"SignUp:{key}: {value} is out of range. Give {least} to {most} {unit}.");
            }
        }

        Range(nameof(options.SeatsPerPerson), options.SeatsPerPerson, 1, Most, "seats");
        Range(nameof(options.SeatsPerDay), options.SeatsPerDay, 1, Most, "seats");
        Range(nameof(options.SeatsPerAddressPerHour), options.SeatsPerAddressPerHour, 1, Most, "seats");
        Range(nameof(options.ClassSeatsPerHour), options.ClassSeatsPerHour, 1, Most, "seats");
        Range(nameof(options.UnconfirmedSeats), options.UnconfirmedSeats, 1, MostRemembered, "seats");
        Range(nameof(options.ProvisionalHours), options.ProvisionalHours, 1, MostHours, "hours");
        if (failures.Count == 0 && options.UnconfirmedSeats < options.SeatsPerPerson)
        {
            failures.Add(
                $"SignUp:UnconfirmedSeats: {options.UnconfirmedSeats} is less than SignUp:SeatsPerPerson ({options.SeatsPerPerson}), "
                    + "which nobody could reach then. Give at least as many."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
