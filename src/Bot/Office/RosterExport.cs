using System.Globalization;
using System.Text.Json.Serialization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatBot.Bot.Office;

/// <summary>
/// <c>roster export</c>: who has a place in a class, as CSV that Excel opens (UTF-8 with a byte order mark). Columns keep their order and
/// names: new ones are added at the end.
/// </summary>
internal sealed class RosterExport(IStore store, Func<ContentSnapshot> content, ServiceCalendar calendar, Audit audit)
    : OfficeOperation<RosterExport.Request, RosterExport.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "roster.export",
        RosterJson.Default.Request,
        RosterJson.Default.Result
    );

    private const int Page = 500;

    /// <summary>What every roster begins with: the byte order mark and the first columns, which never change.</summary>
    public const string Beginning = "\uFEFFclass,class_name,code,";

    private static readonly string[] Columns =
    [
        "class",
        "class_name",
        "code",
        "status",
        "name",
        "birth_year",
        "for",
        "guardian",
        "phone",
        "commune",
        "commune_name",
        "level",
        "signed_up_at",
        "cancelled_at",
        "channel",
        "provisional_until",
        "guardian_relation",
    ];

    /// <param name="Class">Id of the only class to export, or null for all.</param>
    public sealed record Request(string? Class);

    /// <param name="Places">Rows written.</param>
    public sealed record Result(int Places);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        var known = content().Classes;
        if (request.Class is { } wanted && !known.ContainsKey(wanted))
        {
            throw new OfficeFailure($"There is no class '{wanted}'. Classes: {string.Join(", ", known.Keys)}.");
        }

        // The proof that it was looked at is on disk before anybody sees it.
        await audit.WriteAsync(call, "roster.export", request.Class);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        await using var csv = new CsvWriter(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                NewLine = "\r\n",

                // A name that begins with "=" would be a formula in Excel.
                InjectionOptions = InjectionOptions.Escape,
                InjectionCharacters = ['=', '@', '\t', '\r'],
            }
        );
        await text.WriteAsync('\uFEFF');
        foreach (var column in Columns)
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        var rows = 0;
        string? cursor = null;
        while (true)
        {
            var after = cursor;
            var page = await store.ExecuteAsync(
                session => session.ScanAsync(Enrolment.Kind, after, Page),
                WorkPriority.Job,
                call.CancellationToken
            );
            foreach (
                var enrolment in page.Select(scanned => (Enrolment)scanned.Document)
                    .Where(e => request.Class is null || e.ClassId == request.Class)
            )
            {
                Write(csv, enrolment);
                await csv.NextRecordAsync();
                rows++;
            }

            await csv.FlushAsync();
            await call.WriteAsync(text.ToString());
            text.GetStringBuilder().Clear();
            if (page.Count < Page)
            {
                return new Result(rows);
            }

            cursor = page[^1].Cursor;
            await call.ReportAsync($"{rows} places");
        }
    }

    private void Write(CsvWriter csv, Enrolment e)
    {
        var snapshot = content();
        string?[] fields =
        [
            e.ClassId,
            snapshot.Classes.GetValueOrDefault(e.ClassId)?.Name.Vi,
            e.Code,
            e.IsProvisional ? "provisional"
            : e.Status == EnrolmentStatus.Confirmed ? "confirmed"
            : e.Ended switch
            {
                SeatEnd.Lapsed => "lapsed",
                SeatEnd.Released => "released",
                _ => "cancelled",
            },
            e.Name,
            e.BirthYear.ToString(CultureInfo.InvariantCulture),
            e.Subject switch
            {
                Subject.Self => "self",
                Subject.Child => "child",
                _ => "other",
            },
            e.GuardianName,
            e.Phone,
            e.CommuneCode,
            snapshot.Places.Commune(e.CommuneCode)?.FullName,
            e.Level,
            Shown(e.At),
            e.CancelledAt is { } at ? Shown(at) : null,
            e.Contact.Channel,
            e is { IsProvisional: true, ProvisionalUntil: { } until } ? Shown(until) : null,
            e.GuardianRelation?.ToString().ToLowerInvariant(),
        ];
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }
    }

    private string Shown(DateTimeOffset instant) => calendar.ToLocal(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RosterExport.Request))]
[JsonSerializable(typeof(RosterExport.Result))]
internal sealed partial class RosterJson : JsonSerializerContext;
