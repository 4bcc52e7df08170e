using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>The calls of Direct Line 3.0, and one of our own: <c>tokens/resume</c>.</summary>
internal sealed class DirectLineEndpoints(
    DirectLineTokens tokens,
    DirectLineLimits limits,
    AddressNames addresses,
    DirectLineAdapter channel,
    ConversationHub hub,
    IStore store,
    ITurnGateway gateway,
    StreamAddress streams,
    UsedTickets used,
    DiskReserve disk,
    IHostApplicationLifetime lifetime,
    TimeProvider time
)
{
    private const int MaxUploadBytes = 10 * 1024 * 1024;
    private const int MaxUserIdLength = 100;

    /// <summary>POST tokens/generate. Open: a token leads nowhere but into its own new conversation. The store is not touched.</summary>
    public async Task<IResult> GenerateAsync(HttpContext context)
    {
        limits.TakeFrom(context.Connection.RemoteIpAddress);
        var body = await JsonBody.ReadAsync(context.Request.Body, JsonBody.MaxBytes, context.RequestAborted);
        return Tokens(DirectLineTokens.NewConversationId(), UserOf(body), withResume: true);
    }

    /// <summary>POST tokens/refresh: a new token for the same conversation, while the old one holds.</summary>
    public async Task<IResult> RefreshAsync(HttpContext context)
    {
        var caller = await AuthorizeAsync(context);
        await RefuseForgottenAsync(caller, context.RequestAborted);
        return Tokens(caller.Conversation, caller.User, withResume: false);
    }

    /// <summary>
    /// POST tokens/resume <c>{"resume":"…"}</c>: a new token for a conversation whose token has expired. Direct Line has no such call;
    /// without it a laptop that slept for half an hour would lose its conversation.
    /// </summary>
    public async Task<IResult> ResumeAsync(HttpContext context)
    {
        var caller = await ResumingAsync(context);
        await RefuseForgottenAsync(caller, context.RequestAborted);
        return Tokens(caller.Conversation, caller.User, withResume: true);
    }

    /// <summary>
    /// POST tokens/forget <c>{"resume":"…"}</c>: the citizen told the page to forget. The resume key and every token open nothing any more,
    /// also copies of them, and what was said is removed. Forgotten already, or never begun: the same answer.
    /// </summary>
    public async Task<IResult> ForgetAsync(HttpContext context)
    {
        var caller = await ResumingAsync(context);
        var now = time.GetUtcNow();
        await store.ExecuteAsync(
            async session =>
            {
                await ConversationLog.ForgetAsync(session, caller.Conversation, now);
                return true;
            },
            WorkPriority.Citizen
        );
        hub.Forget(caller.Conversation);
        return Results.NoContent();
    }

    /// <summary>POST conversations: starts the token's conversation. The bot greets at the first start only.</summary>
    public async Task<IResult> StartAsync(HttpContext context)
    {
        var caller = await AuthorizeAsync(context);
        limits.TakeFrom(context.Connection.RemoteIpAddress);
        var body = await JsonBody.ReadAsync(context.Request.Body, JsonBody.MaxBytes, context.RequestAborted);
        var known = await store.ExecuteAsync(
            session => ConversationLog.FindAsync(session, caller.Conversation),
            WorkPriority.Citizen,
            context.RequestAborted
        );
        if (known is { ForgottenAt: not null })
        {
            throw DirectLineError.NotFound("conversation");
        }

        if (known is null)
        {
            if (disk.IsLow)
            {
                throw DirectLineError.NoRoom();
            }

            limits.TakeSpace(context.Connection.RemoteIpAddress, 0);
            channel.Received();
            var now = time.GetUtcNow();
            var joined = new JoinedActivity
            {
                Id = $"{DirectLineModule.ChannelName}/{caller.Conversation}/start",
                Conversation = InboundActivity.Reference(caller.Conversation),
                LanguageHint = body.ValueKind == JsonValueKind.Object ? InboundActivity.Locale(body) : null,
            };
            await TakeInAsync(joined, async session => await ConversationLog.EnsureAsync(session, caller.Conversation, now));
        }

        var response = Conversation(context, caller, watermark: null);
        return Json(response, known is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>GET conversations/{id}: a new stream address, and a token with it, without which clients go on with none.</summary>
    public async Task<IResult> ReconnectAsync(HttpContext context, string id, string? watermark)
    {
        var caller = await AuthorizeAsync(context, id);
        await FindAsync(caller, context.RequestAborted);
        return Json(Conversation(context, caller, watermark), StatusCodes.Status200OK);
    }

    /// <summary>
    /// GET activities: what came after the watermark. Never refused for load or a strange watermark: that ends a client's polling.
    /// </summary>
    public async Task<IResult> ReadAsync(HttpContext context, string id, string? watermark)
    {
        var caller = await AuthorizeAsync(context, id);
        var after = Watermark(watermark);
        if (hub.IsUpToDate(caller.Conversation, after) || !limits.TryRead(context.Connection.RemoteIpAddress))
        {
            return Set([], after);
        }

        LogPage? page;
        try
        {
            page = await store.ExecuteAsync(
                session => ConversationLog.ReadAsync(session, caller.Conversation, after),
                WorkPriority.Citizen,
                context.RequestAborted
            );
        }
        catch (StoreUnavailableException)
        {
            return Set([], after);
        }

        if (page is null)
        {
            throw DirectLineError.NotFound("conversation");
        }

        if (page.LastSequence > 0)
        {
            hub.Publish(caller.Conversation, page.LastSequence);
        }

        return Set(page.Activities, page.Watermark);
    }

    /// <summary>POST activities: log and turn in one transaction, then 200 with the id. What the bot says follows in the stream.</summary>
    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var caller = await AuthorizeAsync(context, id);
        limits.TakeFrom(context.Connection.RemoteIpAddress);
        var body = await JsonBody.ReadAsync(context.Request.Body, JsonBody.MaxBytes, context.RequestAborted);
        return await AcceptAsync(context, caller, InboundActivity.Read(body, caller.Conversation, caller.User));
    }

    /// <summary>POST upload: the files are not kept; the bot says in the chat that it cannot read them.</summary>
    public async Task<IResult> UploadAsync(HttpContext context, string id)
    {
        var caller = await AuthorizeAsync(context, id);
        limits.TakeFrom(context.Connection.RemoteIpAddress);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxUploadBytes;
        }

        var upload = await Upload.ReadAsync(context.Request, MaxUploadBytes, context.RequestAborted);
        var inbound = InboundActivity.Read(upload.Activity, caller.Conversation, caller.User, upload.Files);
        return await AcceptAsync(context, caller, inbound);
    }

    /// <summary>GET session/getsessionid: clients ask for it before sign-in cards, which are never sent.</summary>
    public static IResult Session() =>
        Results.Json(new SessionResponse(Guid.NewGuid().ToString("N")), DirectLineJson.Default.SessionResponse);

    /// <summary>GET stream: the WebSocket. Its credential is the ticket in the address, good for 60 seconds and once.</summary>
    public async Task StreamAsync(HttpContext context, string id, string? watermark, string? t)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw DirectLineError.BadArgument("This address is for WebSockets.");
        }

        var check = await tokens.CheckAsync(t ?? "", TokenUse.Ticket);
        if (check is not TokenCheck.Valid ticket || ticket.Conversation != id)
        {
            throw check is TokenCheck.Expired ? DirectLineError.Expired() : DirectLineError.Forbidden();
        }

        if (!streams.MayOpen(context.Request))
        {
            throw DirectLineError.Forbidden();
        }

        if (!limits.TryRead(context.Connection.RemoteIpAddress))
        {
            throw DirectLineError.TooMany(null);
        }

        var signal = hub.Join(id) ?? throw DirectLineError.TooMany(null);
        try
        {
            if (ticket.Id is null || !used.TryUse(ticket.Id))
            {
                throw DirectLineError.Forbidden();
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new StreamConnection(socket, id, Watermark(watermark), store, hub, signal, time).RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            hub.Leave(id, signal);
        }
    }

    // A watermark is digits. A client with any other has seen nothing, and reading from the start loses nothing.
    private static long Watermark(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private async Task<IResult> AcceptAsync(HttpContext context, TokenCheck.Valid caller, InboundActivity inbound)
    {
        await FindAsync(caller, context.RequestAborted);
        if (inbound.Turn is { } posted)
        {
            if (disk.IsLow && !inbound.AsksToErase)
            {
                throw DirectLineError.NoRoom();
            }

            var turn = posted with
            {
                AddressHash = addresses.Of(context.Connection.RemoteIpAddress),
                NetworkHash = addresses.OfNetwork(context.Connection.RemoteIpAddress),
            };
            limits.TakeMessage(caller.Conversation);
            limits.TakeSpace(context.Connection.RemoteIpAddress, inbound.KeptBytes);
            channel.Received();
            hub.Typing(caller.Conversation);
            var now = time.GetUtcNow();
            long? last = null;
            await TakeInAsync(
                turn,
                async session =>
                {
                    await ConversationLog.EnsureAsync(session, caller.Conversation, now);
                    last = await ConversationLog.AppendAsync(session, caller.Conversation, inbound.LocalId, now, inbound.WriteEcho);
                }
            );
            if (last is { } sequence)
            {
                hub.Publish(caller.Conversation, sequence);
            }
        }

        var response = new ResourceResponse(InboundActivity.WireId(caller.Conversation, inbound.LocalId));
        return Results.Json(response, DirectLineJson.Default.ResourceResponse);
    }

    // The request's end does not cancel this: the message has its effect although its client gave up, and open streams must be told.
    private async Task TakeInAsync(Activity activity, Func<IStoreSession, ValueTask> log)
    {
        var receipt = await gateway.ReceiveAsync(activity, log, CancellationToken.None);

        // A turn that threw took the log entry with it, but the citizen did say it, and is told of the failure in this very log.
        if (receipt == TurnReceipt.Failed)
        {
            await store.ExecuteAsync(
                async session =>
                {
                    await log(session);
                    return true;
                },
                WorkPriority.Citizen
            );
        }
    }

    private async Task<TokenCheck.Valid> ResumingAsync(HttpContext context)
    {
        limits.TakeFrom(context.Connection.RemoteIpAddress);
        var body = await JsonBody.ReadAsync(context.Request.Body, JsonBody.MaxBytes, context.RequestAborted);
        if (
            body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("resume", out var resume)
            || resume.ValueKind != JsonValueKind.String
        )
        {
            throw DirectLineError.BadArgument("The body is {\"resume\":\"…\"}.");
        }

        return await CheckAsync(resume.GetString()!, TokenUse.Resume);
    }

    private async Task RefuseForgottenAsync(TokenCheck.Valid caller, CancellationToken cancellationToken)
    {
        var found = await store.ExecuteAsync(
            session => ConversationLog.FindAsync(session, caller.Conversation),
            WorkPriority.Citizen,
            cancellationToken
        );
        if (found is { ForgottenAt: not null })
        {
            throw DirectLineError.Forbidden();
        }
    }

    private async Task FindAsync(TokenCheck.Valid caller, CancellationToken cancellationToken)
    {
        if (hub.Knows(caller.Conversation))
        {
            return;
        }

        var found = await store.ExecuteAsync(
            session => ConversationLog.FindAsync(session, caller.Conversation),
            WorkPriority.Citizen,
            cancellationToken
        );
        if (found is null or { ForgottenAt: not null })
        {
            throw DirectLineError.NotFound("conversation");
        }

        if (found.LastSequence > 0)
        {
            hub.Publish(found.Id, found.LastSequence);
        }
    }

    private async Task<TokenCheck.Valid> AuthorizeAsync(HttpContext context, string? conversation = null)
    {
        const string scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw DirectLineError.Unauthorized();
        }

        var caller = await CheckAsync(header[scheme.Length..].Trim(), TokenUse.Token);
        return conversation is null || conversation == caller.Conversation ? caller : throw DirectLineError.Forbidden();
    }

    private async Task<TokenCheck.Valid> CheckAsync(string token, TokenUse use) =>
        await tokens.CheckAsync(token, use) switch
        {
            TokenCheck.Valid valid => valid,
            TokenCheck.Expired => throw DirectLineError.Expired(),
            TokenCheck.Malformed => throw DirectLineError.Unauthorized(),
            _ => throw DirectLineError.Forbidden(),
        };

    private static string? UserOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw DirectLineError.BadArgument("The body is a JSON object or empty.");
        }

        if (
            !body.TryGetProperty("user", out var user)
            || user.ValueKind != JsonValueKind.Object
            || !user.TryGetProperty("id", out var id)
            || id.ValueKind == JsonValueKind.Null
        )
        {
            return null;
        }

        return id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= MaxUserIdLength } text
            ? text
            : throw DirectLineError.BadArgument($"'user.id' is a text of up to {MaxUserIdLength} characters.");
    }

    private IResult Tokens(string conversation, string? user, bool withResume) =>
        Json(
            new ConversationResponse(
                conversation,
                tokens.CreateToken(conversation, user),
                DirectLineTokens.TokenSeconds,
                Resume: withResume ? tokens.CreateResume(conversation, user) : null
            ),
            StatusCodes.Status200OK
        );

    private ConversationResponse Conversation(HttpContext context, TokenCheck.Valid caller, string? watermark)
    {
        var mark = Watermark(watermark).ToString(CultureInfo.InvariantCulture);
        var stream =
            $"{streams.Of(context)}{DirectLineModule.Path}/conversations/{caller.Conversation}/stream"
            + $"?watermark={mark}&t={tokens.CreateTicket(caller.Conversation)}";
        return new ConversationResponse(
            caller.Conversation,
            tokens.CreateToken(caller.Conversation, caller.User),
            DirectLineTokens.TokenSeconds,
            stream
        );
    }

    private static IResult Json(ConversationResponse response, int status) =>
        Results.Json(response, DirectLineJson.Default.ConversationResponse, statusCode: status);

    private static IResult Set(IReadOnlyList<string> activities, long watermark) =>
        Results.Bytes(Encoding.UTF8.GetBytes(ActivityWriter.Set(activities, watermark)), "application/json");
}
