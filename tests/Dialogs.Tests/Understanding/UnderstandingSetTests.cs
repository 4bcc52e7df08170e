using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

/// <summary>
/// How often dates, places and answers of forms are read right, on sets that were written from the facts and not from the code. Each set
/// has a floor; what is missed is listed when it falls below.
/// </summary>
public sealed class UnderstandingSetTests
{
    private const double Floor = 0.97;

    private static readonly LocalDate Today = new(2026, 11, 23);

    [Theory]
    [InlineData("dates.tsv", 400)]
    [InlineData("dates-unseen.tsv", 340)]
    public void Dates_OfASet_ReadRight(string file, int atLeast)
    {
        var rows = SetFile.Rows(file);
        var missed = new List<string>();
        foreach (var row in rows)
        {
            var result = SharedContent.Recognizer.Recognize(
                row["text"],
                LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(row["at"]).Value
            );
            var (from, to) = (Iso(result.Dates?.From), Iso(result.Dates?.To));
            if ((from, to) != (row["from"], row["to"]) || (row.GetValueOrDefault("lunar") is "lunar" && !result.Days.IsLunar))
            {
                missed.Add($"{row["at"]} {row["text"]}: {row["from"]}..{row["to"]}, got {from}..{to}");
            }
        }

        AssertFloor(rows.Count, atLeast, missed);
    }

    [Theory]
    [InlineData("places.tsv", 400)]
    [InlineData("places-unseen.tsv", 450)]
    public void Places_OfASet_ReadRight(string file, int atLeast)
    {
        var rows = SetFile.Rows(file);
        var missed = new List<string>();
        foreach (var row in rows)
        {
            var wanted = row["places"].Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            var found = SharedContent.Recognizer.Recognize(row["text"], Today.AtMidnight()).Places;

            // "any": one name with several meanings, of which the finder may know which is meant.
            var right = row.GetValueOrDefault("any") is "any" ? found.Count > 0 && wanted.IsSupersetOf(found) : wanted.SetEquals(found);
            if (!right)
            {
                missed.Add($"{row["text"]}: {row["places"]}, got {string.Join(' ', found)}");
            }
        }

        AssertFloor(rows.Count, atLeast, missed);
    }

    [Theory]
    [InlineData("fields.tsv", "name", 100)]
    [InlineData("fields.tsv", "birth_year", 100)]
    [InlineData("fields.tsv", "phone", 100)]
    [InlineData("fields.tsv", "level", 100)]
    [InlineData("fields.tsv", "yesno", 100)]
    [InlineData("fields-unseen.tsv", "name", 70)]
    [InlineData("fields-unseen.tsv", "birth_year", 70)]
    [InlineData("fields-unseen.tsv", "phone", 60)]
    [InlineData("fields-unseen.tsv", "level", 70)]
    [InlineData("fields-unseen.tsv", "yesno", 80)]
    public void Field_OfASet_ReadRight(string file, string field, int atLeast)
    {
        var rows = SetFile.Rows(file).Where(row => row["field"] == field).ToList();
        var missed = new List<string>();
        foreach (var row in rows)
        {
            var output = UnderstandFieldOutput.Of(row["text"], FieldParser.Parse(field, row["text"], Today));
            if ((output.Outcome, output.Value ?? "") != (row["outcome"], row["value"]))
            {
                missed.Add($"{row["text"]}: {row["outcome"]} {row["value"]}, got {output.Outcome} {output.Value}");
            }
        }

        AssertFloor(rows.Count, atLeast, missed);
    }

    /// <summary>
    /// Answers to "Bạn có đồng ý không?". Who gives away a child's data must have said so: no answer that is none may be taken for a yes.
    /// </summary>
    [Fact]
    public void Consent_OfASet_NeverTakenWithoutAYes()
    {
        var rows = SetFile.Rows("consent-unseen.tsv");
        var taken = new List<string>();
        var missed = new List<string>();
        foreach (var row in rows)
        {
            var isYes = YesNoAnswer.Parse(row["text"]) is AnswerOutcome.Accepted { Value: YesNoAnswer.Yes };
            if (isYes != (row["expected"] == "yes"))
            {
                (isYes ? taken : missed).Add(row["text"]);
            }
        }

        Assert.True(taken.Count == 0, $"Taken for consent:\n{string.Join('\n', taken)}");
        var yes = rows.Count(row => row["expected"] == "yes");
        Assert.True(yes >= 200 && rows.Count - yes >= 500, $"{yes} of {rows.Count} rows are a yes.");
        Assert.True(missed.Count <= 0.05 * yes, $"{missed.Count} of {yes} missed:\n{string.Join('\n', missed)}");
    }

    private static string Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "";

    private static void AssertFloor(int count, int atLeast, List<string> missed)
    {
        Assert.True(count >= atLeast, $"{count} rows.");
        Assert.True(missed.Count <= (1 - Floor) * count, $"{missed.Count} of {count} missed:\n{string.Join('\n', missed)}");
    }
}
