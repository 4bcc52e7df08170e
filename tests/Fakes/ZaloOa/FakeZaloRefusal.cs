namespace ChatBot.Fakes.ZaloOa;

/// <summary>The platform says no: HTTP 200 with this code.</summary>
internal sealed class FakeZaloRefusal(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
