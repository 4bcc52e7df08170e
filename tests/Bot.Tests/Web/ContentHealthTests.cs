using ChatBot.Bot.Web;
using ChatBot.Content;
using ChatBot.Content.Loading;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace ChatBot.Bot.Tests.Web;

public sealed class ContentHealthTests
{
    private static ContentState Whole =>
        new()
        {
            CheckedAt = default,
            Waiting = [],
            AllWaits = false,
            Problems = [],
            Taken = [],
        };

    [Fact]
    public void Of_EverythingInUse_IsHealthy() => Assert.Equal(HealthStatus.Healthy, ContentHealth.Of(Whole).Status);

    [Fact]
    public void Of_EditsThatWait_IsDegradedAndNamesThemWithoutWhatStandsInThem()
    {
        var problem = new ContentProblem("classes.yaml", 3, 1, "bad-value", ProblemSeverity.Error, "'places' … not '0912345678'", "…");
        var state = Whole with { Waiting = [new WaitingEdit("classes.yaml", ["classes.yaml"], false, [problem])], Problems = [problem] };

        var result = ContentHealth.Of(state);

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("classes.yaml", result.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AFolderThatCannotBeUsed_IsDegraded() =>
        Assert.Equal(HealthStatus.Degraded, ContentHealth.Of(Whole with { AllWaits = true }).Status);

    [Fact]
    public void Of_VeryManyEdits_StaysShort()
    {
        var state = Whole with { Waiting = [.. Enumerable.Range(0, 500).Select(i => new WaitingEdit($"topics/t{i}", [], true, []))] };

        Assert.True(ContentHealth.Of(state).Description!.Length < 200);
    }
}
