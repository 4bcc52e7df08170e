using System.Diagnostics;

namespace ChatBot.Bot.Telemetry;

/// <summary>An error as type and place. Never its message: that may hold what a citizen wrote, or a token.</summary>
internal static class ErrorPlace
{
    private const int MaxPlaces = 4;

    /// <summary>Type and place of an error, without its message, which may name a person.</summary>
    public static string Of(Exception error)
    {
        var places = new StackTrace(error, fNeedFileInfo: true)
            .GetFrames()
            .Select(frame => (Method: frame.GetMethod(), Line: frame.GetFileLineNumber()))
            .Where(frame => frame.Method?.DeclaringType?.FullName?.StartsWith("ChatBot.", StringComparison.Ordinal) == true)
            .Take(MaxPlaces)
            .Select(frame => $"{frame.Method!.DeclaringType!.FullName}.{frame.Method.Name}:{frame.Line}");
        var inner = error.InnerException is { } cause ? $" from {cause.GetType().Name}" : "";
        return $"{error.GetType().Name}{inner} at {string.Join(" < ", places)}";
    }
}
