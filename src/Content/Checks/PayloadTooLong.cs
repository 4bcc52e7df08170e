using System.Text;
using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>The payload of a button fits into what a channel carries.</summary>
internal sealed class PayloadTooLong : IContentRule
{
    /// <inheritdoc/>
    public string Id => "payload-too-long";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        from button in draft.Topics.SelectMany(t => t.Buttons)
        let bytes = Encoding.UTF8.GetByteCount(button.Payload.Text)
        where bytes > options.Limits.PayloadBytes
        select button.Payload.At.Error(
            Id,
            $"The payload has {bytes} bytes; at most {options.Limits.PayloadBytes} fit. Use a shorter id.",
            $"Mã của nút dài {bytes} byte; nhiều nhất là {options.Limits.PayloadBytes}. Hãy dùng mã ngắn hơn."
        );
}
