namespace ChatBot.Bot.Commands;

/// <summary>What a verb tells its caller. Scripts rely on the numbers.</summary>
internal static class ExitCode
{
    /// <summary>It was done.</summary>
    public const int Done = 0;

    /// <summary>It could not be done, or a check found something wrong.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself was wrong: unknown verb, missing argument.</summary>
    public const int Usage = 2;

    /// <summary>
    /// A setting is wrong (EX_CONFIG of sysexits.h): systemd is told not to start the service again for it, because no restart helps.
    /// </summary>
    public const int Configuration = 78;
}
