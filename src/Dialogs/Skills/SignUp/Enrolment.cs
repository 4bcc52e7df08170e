using System.Globalization;
using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Who takes the place.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Subject>))]
public enum Subject
{
    /// <summary>The citizen who writes.</summary>
    Self,

    /// <summary>Their child.</summary>
    Child,

    /// <summary>Somebody else, who agreed.</summary>
    Other,
}

/// <summary>What a guardian is to the child.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuardianRelation>))]
public enum GuardianRelation
{
    /// <summary>Mother or father.</summary>
    Parent,

    /// <summary>A grandparent who raises the child.</summary>
    Grandparent,

    /// <summary>Another guardian.</summary>
    Guardian,
}

/// <summary>Whether a place is held.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EnrolmentStatus>))]
public enum EnrolmentStatus
{
    /// <summary>The place is held.</summary>
    Confirmed,

    /// <summary>The place was given back.</summary>
    Cancelled,
}

/// <summary>Who vouched for a seat that was provisional, or would have been.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeatVoucher>))]
public enum SeatVoucher
{
    /// <summary>An account of a messenger.</summary>
    Messenger,

    /// <summary>The office, which rang or knows the learner.</summary>
    Office,
}

/// <summary>How a seat ended that its holder did not give back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeatEnd>))]
public enum SeatEnd
{
    /// <summary>Nobody vouched for it in time.</summary>
    Lapsed,

    /// <summary>The office released it.</summary>
    Released,
}

/// <summary>One place in an English class.</summary>
public sealed record Enrolment
{
    /// <summary>Confirmation code: what the citizen shows and the office asks for.</summary>
    public required string Code { get; init; }

    /// <summary>Who signed up.</summary>
    public required string PersonId { get; init; }

    /// <summary>Class.</summary>
    public required string ClassId { get; init; }

    /// <summary>Who takes the place.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Name of who takes it.</summary>
    public required string Name { get; init; }

    /// <summary>Year of birth; the full date is not asked.</summary>
    public required int BirthYear { get; init; }

    /// <summary>Guardian of a child under 16.</summary>
    public string? GuardianName { get; init; }

    /// <summary>What the guardian is to the child, or null when there is none or the seat was taken before this was asked.</summary>
    public GuardianRelation? GuardianRelation { get; init; }

    /// <summary>Phone number in E.164, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>Code of the commune they live in.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>Level they gave: <c>none</c>, <c>A1</c> … <c>C2</c>, <c>unsure</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Where to write about the class.</summary>
    public required ConversationReference Contact { get; init; }

    /// <summary>When the place was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Consents given for this seat only.</summary>
    public IReadOnlyList<string> Consents { get; init; } = [];

    /// <summary>Whether it is held.</summary>
    public EnrolmentStatus Status { get; init; }

    /// <summary>When it was given back, or null.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Until when it is held although nobody vouched for it, or null when it is firm.</summary>
    public DateTimeOffset? ProvisionalUntil { get; init; }

    /// <summary>Who vouched for it, or null when nobody had to or nobody has yet.</summary>
    public SeatVoucher? VouchedBy { get; init; }

    /// <summary>How it ended when its holder did not give it back, or null.</summary>
    public SeatEnd? Ended { get; init; }

    /// <summary>Whether it is held for the time being only.</summary>
    [JsonIgnore]
    public bool IsProvisional => Status == EnrolmentStatus.Confirmed && ProvisionalUntil is not null;

    /// <summary>End of the course, from which the retention runs.</summary>
    public required DateTimeOffset CourseEnd { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<Enrolment> Kind { get; } =
        new(
            "enrolment",
            SignUpJson.Default.Enrolment,
            e => e.Code,
            new Retention(90, "Until the course is over and complaints are settled (90 days; the notice says so).")
        )
        {
            Person = e => e.PersonId,
            PersonalFields = ["name", "birthYear", "guardianName", "guardianRelation", "phone", "communeCode", "contact"],
            From = e => e.CancelledAt ?? e.CourseEnd,
            KeyIsCode = true,
            Phone = e => e.Phone,
            Order = e => e.At,
            Tell = (held, reader) => held.Select(e => Line(e, reader)),
            TellLoss = (e, reader) =>
                e.Status == EnrolmentStatus.Confirmed
                    ? reader.Text("data.erase-place", ("name", e.Name), ("class", Enrolments.ClassName(reader, e.ClassId)))
                    : null,
            Correct = (e, _) =>
                e.Status == EnrolmentStatus.Confirmed ? new Button($"{e.Name} ({e.Code})", Payload.Of(CorrectionForm.Verb, e.Code)) : null,
            RestsOn = (e, _) => e.Consents.Select(id => (id, e.Code)),
            Removing = FreeAsync,
            OfficeLabel = "place",
            OfficeLine = (e, office) =>
                $"{e.Code} in {e.ClassId}, {(e.IsProvisional ? "Provisional" : e.Ended?.ToString() ?? e.Status.ToString())}: "
                + string.Create(CultureInfo.InvariantCulture, $"{e.Name}, {e.BirthYear}")
                + (e.GuardianName is { } guardian ? $", guardian {guardian}" : "")
                + (e.Phone is { } phone ? $", {phone}" : "")
                + $", since {office.Show(e.At)}",
            Indexes = new Dictionary<string, Func<Enrolment, IndexValue?>>
            {
                ["class"] = e => e.Status == EnrolmentStatus.Confirmed ? (IndexValue)e.ClassId : default(IndexValue?),
                ["lapses"] = e => e.IsProvisional ? (IndexValue)e.ProvisionalUntil!.Value : default(IndexValue?),
                ["phoneless"] = e =>
                    e is { Status: EnrolmentStatus.Confirmed, Phone: null, VouchedBy: null } ? (IndexValue)e.ClassId : default(IndexValue?),
                ["provisional"] = e => e.IsProvisional ? (IndexValue)e.ClassId : default(IndexValue?),
            },
        };

    private static string Line(Enrolment enrolment, IReader reader) =>
        reader.Text(
            enrolment.IsProvisional ? "data.line-provisional"
                : enrolment.Status == EnrolmentStatus.Confirmed ? "data.line-enrolment"
                : enrolment.Ended is null ? "data.line-cancelled"
                : "data.line-lapsed",
            ("until", enrolment.IsProvisional ? SeatTexts.Until(reader, enrolment) : string.Empty),
            ("code", enrolment.Code),
            ("name", enrolment.Name),
            ("year", enrolment.BirthYear.ToString(CultureInfo.InvariantCulture)),
            ("commune", reader.Content.Places.Commune(enrolment.CommuneCode)?.FullNameIn(reader.Language) ?? enrolment.CommuneCode),
            ("phone", enrolment.Phone is { } phone ? LearnerQuestions.ShowPhone(phone) : reader.Text("form.left-out")),
            ("guardian", Guardian(enrolment, reader)),
            ("class", Enrolments.ClassName(reader, enrolment.ClassId))
        );

    private static string Guardian(Enrolment enrolment, IReader reader) =>
        enrolment.GuardianName is not { } name ? reader.Text("form.left-out")
        : enrolment.GuardianRelation is { } relation ? $"{name} ({RelationPrompt.Show(reader, relation)})"
        : name;

    private static async ValueTask FreeAsync(IStoreSession session, IReadOnlyList<Enrolment> removed)
    {
        foreach (var (classId, count) in removed.Where(e => e.Status == EnrolmentStatus.Confirmed).CountBy(e => e.ClassId))
        {
            if (await session.GetAsync(ClassSeats.Kind, classId) is { } seats)
            {
                session.Put(ClassSeats.Kind, seats with { Taken = Math.Max(0, seats.Taken - count) });
            }
        }
    }
}

/// <summary>Places taken in one class. Changed only together with an <see cref="Enrolment"/>, in one transaction.</summary>
public sealed record ClassSeats
{
    /// <summary>Class.</summary>
    public required string ClassId { get; init; }

    /// <summary>Places held.</summary>
    public int Taken { get; init; }

    /// <summary>When seats were taken within the last hour, at most as many as make the class fast; in order.</summary>
    public IReadOnlyList<DateTimeOffset> Recent { get; init; } = [];

    /// <summary>When a seat was last taken faster than classes fill, or null.</summary>
    public DateTimeOffset? FastAt { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<ClassSeats> Kind { get; } =
        new(
            "classplaces",
            SignUpJson.Default.ClassSeats,
            p => p.ClassId,
            new Retention(null, "A count of a class; the class ends with its edition.")
        )
        {
            OwnerlessBecause = "It counts places and names nobody.",
        };
}

/// <summary>JSON of the sign-up's documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Enrolment))]
[JsonSerializable(typeof(ClassSeats))]
public sealed partial class SignUpJson : JsonSerializerContext;
