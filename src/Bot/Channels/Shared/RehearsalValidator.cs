using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// Refuses a rehearsal (<c>Service:StartAt</c>) that would reach a platform: a service with a shifted clock would send real citizens
/// lessons and reminders of another day.
/// </summary>
internal sealed class RehearsalValidator(ChannelSet channels, IConfiguration configuration) : IValidateOptions<ServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.StartAt))
        {
            return ValidateOptionsResult.Success;
        }

        var failures = channels
            .Addresses(configuration)
            .Where(channel => !Uri.TryCreate(channel.Address, UriKind.Absolute, out var url) || !url.IsLoopback)
            .Select(channel =>
                $"Service:StartAt: is only for rehearsals, and {channel.Key} is '{channel.Address}'. Point it at a fake on this machine "
                + "(http://localhost:…), switch the channel off, or remove Service:StartAt."
            )
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
