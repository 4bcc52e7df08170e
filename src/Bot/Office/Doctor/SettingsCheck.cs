using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Every setting that would stop the start, each with its key and the fix.</summary>
internal sealed class SettingsCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "settings";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var problems = Problems(context).ToList();
        return Task.FromResult<IReadOnlyList<Finding>>(
            problems.Count == 0 ? [Finding.Ok(Name, "all are valid")] : [.. problems.Select(problem => Finding.Fail(Name, problem))]
        );
    }

    private static IEnumerable<string> Problems(DoctorContext context)
    {
        if (context.UnreadableSetting is { } unreadable)
        {
            return [unreadable];
        }

        try
        {
            context.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
        catch (AggregateException e)
        {
            return e.InnerExceptions.SelectMany(inner => inner is OptionsValidationException options ? options.Failures : [inner.Message]);
        }
        catch (InvalidOperationException e)
        {
            // The binder names the key of a value that is not the number it should be.
            return [e.Message];
        }
    }
}
