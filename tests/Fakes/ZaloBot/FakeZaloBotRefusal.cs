namespace ChatBot.Fakes.ZaloBot;

/// <summary>Refused with a code of the documents.</summary>
internal sealed class FakeZaloBotRefusal(int code, string description) : Exception(description)
{
    public int Code { get; } = code;
}
