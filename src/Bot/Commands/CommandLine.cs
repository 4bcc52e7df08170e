using System.CommandLine;
using ChatBot.Bot.Channels;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Commands;

/// <summary>The verbs. A verb parses, calls one operation of the office and prints; no verb means <c>serve</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line on the streams of the process and returns its exit code.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> args) => RunAsync(args, CommandStreams.OfProcess());

    /// <summary>Runs a command line and returns its exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        CommandStreams streams,
        CancellationToken cancellationToken = default
    )
    {
        // Doctor examines the machine and reports this problem itself.
        if (GlobalizationGuard.Problem() is { } problem && args is not [DoctorCommand.Verb, ..])
        {
            await streams.Error.WriteLineAsync($"error: {problem}");
            return ExitCode.Configuration;
        }

        var parsed = Build(streams).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Errors.Count > 0)
        {
            var unknownVerb = parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [var token, ..] ? token : null;
            foreach (var message in unknownVerb is null ? parsed.Errors.Select(error => error.Message) : [NotAVerb(unknownVerb)])
            {
                await streams.Error.WriteLineAsync($"error: {message}");
            }

            await streams.Error.WriteLineAsync("See --help.");
            return ExitCode.Usage;
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = streams.Out,
                Error = streams.Error,
                EnableDefaultExceptionHandler = false,

                // The host of 'serve' and 'chat' handles signals itself; the other verbs may be cut at any moment.
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (CommandFailure failure)
        {
            await streams.Error.WriteLineAsync($"error: {failure.Message}");
            return failure.ExitCode;
        }
        catch (OfficeFailure failure)
        {
            await streams.Error.WriteLineAsync($"error: {failure.Message}");
            return ExitCode.Failed;
        }
        catch (OptionsValidationException e)
        {
            await streams.Error.WriteLineAsync($"error: {string.Join(Environment.NewLine + "error: ", e.Failures)}");
            return ExitCode.Configuration;
        }
        catch (IOException e) when (IsClosedPipe(e))
        {
            // The reader of the output has gone (… | head), so an error would reach nobody.
            return ExitCode.Done;
        }
    }

    internal static RootCommand Build(CommandStreams streams)
    {
        var root = new RootCommand("Chatbot of lifelong learning: asks, signs up, teaches. Without a verb it serves.");
        root.Directives.Clear();
        ServeCommand.AddTo(root, streams);
        var context = new VerbContext(streams);
        foreach (var verb in AllChannels.Set.Modules.Select(module => module.OwnVerb(context)).OfType<Command>())
        {
            root.Add(verb);
        }

        UnderstandCommand.AddTo(root, streams);
        ContentCommand.AddTo(root, streams);
        RosterCommand.AddTo(root, streams);
        SeatsCommand.AddTo(root, streams);
        PersonCommand.AddTo(root, streams);
        UndeliveredCommand.AddTo(root, streams);
        QuestionsCommand.AddTo(root, streams);
        ChannelsCommand.AddTo(root, streams, AllChannels.Set, context);
        SendingCommand.AddTo(root, streams);
        BackupCommand.AddTo(root, streams);
        RestoreCommand.AddTo(root, streams);
        RetentionCommand.AddTo(root, streams);
        DoctorCommand.AddTo(root, streams);
        return root;
    }

    // The value of a setting may be a secret, so it is not shown.
    private static string NotAVerb(string token)
    {
        var name = token.Split('=')[0].TrimStart('-');
        return name.Contains(':', StringComparison.Ordinal) || name.Contains("__", StringComparison.Ordinal)
            ? $"'{name}' is a setting: give it in appsettings.json or as the environment variable "
                + $"{name.Replace(":", "__", StringComparison.Ordinal)}."
            : $"'{token}' is not a verb.";
    }

    private static bool IsClosedPipe(IOException e) =>
        e.HResult == 32 || e.InnerException is System.Net.Sockets.SocketException { NativeErrorCode: 32 };
}
