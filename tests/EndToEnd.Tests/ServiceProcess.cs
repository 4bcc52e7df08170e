using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatBot.EndToEnd.Tests;

/// <summary>The service as its operator runs it: the built program in a process of its own, on a free port of this machine.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    // A start takes two seconds, and with much else to do on the machine it has taken forty.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
    }

    /// <summary>The built program, of the same configuration as the tests.</summary>
    public static string Program { get; } = FindProgram();

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>Starts the service and returns when it serves.</summary>
    /// <param name="folder">Directory it is started in; its data is in <c>data/</c> there.</param>
    /// <param name="settings">Settings by key, e.g. <c>Service:StartAt</c>.</param>
    /// <param name="port">0: a free one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServiceProcess> StartAsync(
        string folder,
        IReadOnlyDictionary<string, string?>? settings = null,
        int port = 0,
        CancellationToken cancellationToken = default
    )
    {
        var service = new ServiceProcess(new Process { StartInfo = StartInfo(["--urls", $"http://127.0.0.1:{port}"], folder, settings) });
        service._process.EnableRaisingEvents = true;
        service._process.Exited += (_, _) =>
            service._address.TrySetException(
                new InvalidOperationException($"The service ended before it served. Standard error:\n{service.Error}")
            );
        service._process.Start();
        service._process.StandardInput.Close();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        try
        {
            service.Address = await service._address.Task.WaitAsync(Patience, cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="folder">Directory it is run in.</param>
    /// <param name="args">The command line.</param>
    /// <param name="settings">Settings by key; keys without a colon are environment variables.</param>
    /// <param name="input">Standard input.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string folder,
        IReadOnlyList<string> args,
        IReadOnlyDictionary<string, string?>? settings = null,
        string input = ""
    )
    {
        using var process = Process.Start(StartInfo(args, folder, settings))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"'{string.Join(' ', args)}' did not end in {Patience}. Output:\n{await output}\nStandard error:\n{await error}"
            );
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As systemd stops it: SIGTERM, then waits.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> args, string folder, IReadOnlyDictionary<string, string?>? settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("ASPNETCORE_URLS");

        // The terminal's language decides what some verbs say.
        start.Environment["LC_ALL"] = "C.UTF-8";

        // A developer's user secrets may hold a real token.
        start.Environment["Telegram__BotToken"] = "";
        start.Environment["ZaloOa__AppId"] = "";
        start.Environment["ZaloBot__Token"] = "";
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    // …/tests/EndToEnd.Tests/bin/Debug/net10.0/ -> …/src/Bot/bin/Debug/net10.0/ChatBot.Bot.dll
    private static string FindProgram()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = own.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "Bot", "bin", own.Parent.Name, own.Name, "ChatBot.Bot.dll");
    }

    private void Hear(string? line)
    {
        Append(_output, line);
        if (line is not null && AddressLine().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append('\n');
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    [GeneratedRegex(@"^ +chat page +(http://\S+)")]
    private static partial Regex AddressLine();
}
