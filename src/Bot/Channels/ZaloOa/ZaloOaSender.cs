using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// Sends one part: with the access token that is good now, renewed once when it is refused; with the upload it needs, made anew once when
/// it has expired.
/// </summary>
internal sealed class ZaloOaSender(ZaloOaTokens tokens, ZaloOaApi api, ZaloOaRateLimit rate, ZaloOaUploads uploads, ZaloOaJudge judge)
{
    public async Task<ZaloOaSent> SendAsync(ZaloOaPart part, OutgoingActivity activity, CancellationToken cancellationToken)
    {
        var isReply = activity.Purpose == Purpose.Reply;
        var mayRefresh = true;
        var mayUpload = true;
        while (true)
        {
            if (rate.Wait(isReply) is { } wait)
            {
                return new ZaloOaSent(new SendResult.Retry(wait, "the calls of this minute are used up", WholeChannel: isReply));
            }

            var given = await tokens.ForSendingAsync();
            if (given is not ZaloOaAccess.Ready access)
            {
                return new ZaloOaSent(ZaloOaJudge.NoToken(given));
            }

            var (key, upload) = await UploadAsync(part, access.Token, cancellationToken);
            var answer = upload is { } failed
                ? failed
                : await PostAsync(activity.To.ConversationId, part, key, access.Token, cancellationToken);
            switch (answer)
            {
                case ZaloOaAnswer.Ok ok:
                    return new ZaloOaSent(null, ok.Data);

                case ZaloOaAnswer.Refused { Error.Class: ZaloOaErrorClass.Refresh }:
                    var renewed = await tokens.RefuseAsync(access.Token);
                    if (renewed is not ZaloOaAccess.Ready)
                    {
                        return new ZaloOaSent(ZaloOaJudge.NoToken(renewed));
                    }

                    if (!mayRefresh)
                    {
                        return new ZaloOaSent(judge.Of(answer));
                    }

                    mayRefresh = false;
                    continue;

                case ZaloOaAnswer.Refused { Error: { Code: -100, Once: true } } when mayUpload && key is not null:
                    mayUpload = false;
                    uploads.Forget(key);
                    continue;

                case ZaloOaAnswer.Unknown unknown when upload is not null:
                    // Only the upload failed; the message itself certainly did not go out.
                    return new ZaloOaSent(new SendResult.Retry(null, $"uploading: {unknown.Reason}"));

                default:
                    return new ZaloOaSent(judge.Of(answer), Error: (answer as ZaloOaAnswer.Refused)?.Error);
            }
        }
    }

    /// <summary>Makes sure that what the part needs is uploaded; key of the upload, and the answer when it failed.</summary>
    private async Task<(string? Key, ZaloOaAnswer? Failure)> UploadAsync(ZaloOaPart part, string token, CancellationToken cancellationToken)
    {
        var (kind, file) = part switch
        {
            ZaloOaPart.Media media => (media.File.Content[0] == (byte)'G' ? "gif" : "image", media.File),
            ZaloOaPart.Document document => ("file", document.File),
            _ => (null, null),
        };
        if (file is null)
        {
            return (null, null);
        }

        var key = ZaloOaUploads.KeyOf(file.Content);
        if (uploads.Find(key) is not null)
        {
            return (key, null);
        }

        var answer = await api.UploadAsync(kind!, file.Name, file.ContentType, file.Content, token, cancellationToken);
        if (answer is not ZaloOaAnswer.Ok ok)
        {
            return (key, answer);
        }

        if ((ok.Data.AttachmentId ?? ok.Data.Token) is not { Length: > 0 } id)
        {
            return (key, new ZaloOaAnswer.Unknown("an upload without an id"));
        }

        uploads.Remember(key, id);
        return (key, null);
    }

    private Task<ZaloOaAnswer> PostAsync(
        string userId,
        ZaloOaPart part,
        string? uploadKey,
        string token,
        CancellationToken cancellationToken
    )
    {
        var upload = uploadKey is null ? "" : uploads.Find(uploadKey) ?? "";
        var body = part switch
        {
            ZaloOaPart.Text text => ZaloOaBodies.Text(userId, text),
            ZaloOaPart.Media media => ZaloOaBodies.Media(userId, media, upload),
            ZaloOaPart.Document => ZaloOaBodies.Document(userId, upload),
            ZaloOaPart.InfoRequest info => ZaloOaBodies.InfoRequest(userId, info),
            ZaloOaPart.Template template => ZaloOaBodies.ZbsTemplate(userId, template.Id, template.Data),
            _ => throw new InvalidOperationException($"No body for {part.GetType().Name}."),
        };
        return api.SendAsync(part is ZaloOaPart.Template ? ZaloOaApi.Template : ZaloOaApi.Consultation, body, token, cancellationToken);
    }
}

/// <param name="Result">Why it was not sent, or null when it was.</param>
/// <param name="Data">What the answer said.</param>
/// <param name="Error">What Zalo said no with, or null.</param>
internal sealed record ZaloOaSent(SendResult? Result, ZaloOaData? Data = null, ZaloOaError? Error = null)
{
    public string? MessageId => Data?.MessageId;

    /// <summary>When a file was sent: it is refused, or there are no uploads left, and everything else may still go.</summary>
    public bool IsOfTheFile => Error is { Class: ZaloOaErrorClass.Payload } or { Code: -211 };

    /// <summary>A failure without a reason.</summary>
    public bool IsWorthOneMore => Error is { Class: ZaloOaErrorClass.Payload, Once: true };
}
