using System.Globalization;
using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>What one person took and vouched for, as far as <see cref="SeatRules"/> need it.</summary>
public sealed record SeatHistory
{
    /// <summary>Who.</summary>
    public required string PersonId { get; init; }

    /// <summary>Seats taken within <see cref="SeatRules.Memory"/>, in the order of taking.</summary>
    public IReadOnlyList<TakenSeat> Taken { get; init; } = [];

    /// <summary>Codes of other people's seats that this person vouched for from a messenger.</summary>
    public IReadOnlyList<string> Vouched { get; init; } = [];

    /// <summary>Seats given back earlier of which nothing but this number is kept.</summary>
    public int Folded { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<SeatHistory> Kind { get; } =
        new(
            "seathistory",
            SeatJson.Default.SeatHistory,
            h => h.PersonId,
            new Retention(90, "As long as the seats that were given back, whose number it keeps.")
        )
        {
            Person = h => h.PersonId,
            From = h => h.ChangedAt,
            Tell = (held, reader) =>
                held.SelectMany(h =>
                    Counted(reader, "data.line-folded", h.Folded).Concat(Counted(reader, "data.line-vouched", h.Vouched.Count))
                ),
        };

    private static IEnumerable<string> Counted(IReader reader, string key, int count) =>
        count > 0 ? [reader.Text(key, ("count", count.ToString(CultureInfo.InvariantCulture)))] : [];
}

/// <summary>What was taken from one address of the web.</summary>
public sealed record AddressSeats
{
    /// <summary>Keyed pseudonym of the address, see <see cref="Activity.AddressHash"/>.</summary>
    public required string Address { get; init; }

    /// <summary>Seats taken within <see cref="SeatRules.Memory"/>, in the order of taking.</summary>
    public IReadOnlyList<TakenSeat> Taken { get; init; } = [];

    /// <summary>It stands for a wider network, or for the whole web, and not for one address.</summary>
    public bool IsWide { get; init; }

    /// <summary>When a seat was last provisional or refused because of the address, or null.</summary>
    public DateTimeOffset? CappedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<AddressSeats> Kind { get; } =
        new(
            "addressseats",
            SeatJson.Default.AddressSeats,
            a => a.Address,
            new Retention((int)SeatRules.Memory.TotalDays, "A week: so long one address may not take seats anew that it let lapse.")
        )
        {
            OwnerlessBecause = "It counts seats by a pseudonym of an address, behind which there may be a school; it names nobody.",
            KeyIsPersonal = true,
            PersonalFields = ["address"],
            From = a => a.ChangedAt,
        };
}

/// <summary>JSON of the records of who took seats.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SeatHistory))]
[JsonSerializable(typeof(AddressSeats))]
public sealed partial class SeatJson : JsonSerializerContext;
