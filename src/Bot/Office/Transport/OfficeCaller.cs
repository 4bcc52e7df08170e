using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ChatBot.Bot.Office.Transport;

/// <summary>The system user who asked for an operation, as the kernel says it, not as the caller says it.</summary>
/// <param name="Name">For the audit: <c>lan (1001)</c>.</param>
internal sealed record OfficeCaller(string Name)
{
    // SO_PEERCRED of <sys/socket.h> on Linux: struct ucred { pid_t pid; uid_t uid; gid_t gid; }.
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;

    /// <summary>The user of this process.</summary>
    public static OfficeCaller ThisProcess => new(Environment.UserName);

    /// <summary>The user at the other end of a Unix socket, as the kernel names it.</summary>
    public static OfficeCaller Of(Socket? socket)
    {
        if (socket is null || !OperatingSystem.IsLinux())
        {
            return new OfficeCaller("local user");
        }

        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        var uid = MemoryMarshal.Read<uint>(credentials[4..]);
        return new OfficeCaller(string.Create(CultureInfo.InvariantCulture, $"{NameOf(uid)} ({uid})"));
    }

    private static string NameOf(uint uid)
    {
        // name:password:uid:…
        var wanted = uid.ToString(CultureInfo.InvariantCulture);
        return File.ReadLines("/etc/passwd")
                .Select(line => line.Split(':'))
                .FirstOrDefault(fields => fields.Length > 2 && fields[2] == wanted)
                ?[0]
            ?? "uid";
    }
}
