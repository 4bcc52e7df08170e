using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Whether the service runs, and how far its work is behind.</summary>
internal sealed class ServiceCheck : IDoctorCheck
{
    private const double SlowSeconds = 2;
    private const int ManyPending = 500;

    /// <inheritdoc/>
    public string Name => "service";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Examine(context)]);

    private IEnumerable<Finding> Examine(DoctorContext context)
    {
        if (context.UnreachableService is { } reason)
        {
            yield return Finding.Fail(Name, $"it runs and cannot be asked: {reason}");
            yield break;
        }

        if (context.IsFolderClosed)
        {
            yield return Finding.Warn(Name, "not known: this user may not look into the data folder", "run doctor as the service's user");
            yield break;
        }

        if (context.Service is not { } service)
        {
            yield return Finding.Ok(Name, "not running; what only it knows (channels, queues, tokens) is not examined");
            yield break;
        }

        yield return !service.Alive ? Finding.Fail(Name, "it runs, and the writer of its store hangs", "restart it")
        : service.Version != ServiceState.Version
            ? Finding.Warn(
                Name,
                $"version {service.Version} runs, and this program is {ServiceState.Version}",
                "restart the service to finish the upgrade"
            )
        : Finding.Ok(Name, $"version {service.Version} runs");

        var waits = string.Create(
            CultureInfo.InvariantCulture,
            $"{service.Waiting} turns wait for the store, the oldest {service.OldestWaitSeconds:0.0} s; "
                + $"{service.Pending} messages wait to be sent"
        );
        yield return service.OldestWaitSeconds > SlowSeconds ? Finding.Warn("queues", waits, "look at the load of the machine and its disk")
        : service.Pending > ManyPending ? Finding.Warn("queues", waits, "look at 'channels status' for a channel that does not send")
        : Finding.Ok("queues", waits);
        yield return service.Sending switch
        {
            SendingMode.Running => Finding.Ok("sending", "on"),
            SendingMode.ProactivePaused => Finding.Warn(
                "sending",
                "lessons, reminders and broadcasts are held",
                "'sending resume' when the reason is over"
            ),
            _ => Finding.Warn("sending", "everything is held, answers included", "'sending resume' when the reason is over"),
        };
    }
}
