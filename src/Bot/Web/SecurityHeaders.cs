namespace ChatBot.Bot.Web;

/// <summary>
/// Headers every answer carries unless its endpoint says otherwise (the chat page has its own content security policy, because the sites
/// of <c>Web:AllowedOrigins</c> may embed it).
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Sets the headers on every answer.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(
                    static state =>
                    {
                        var headers = ((HttpResponse)state).Headers;
                        headers.TryAdd("X-Content-Type-Options", "nosniff");
                        headers.TryAdd("Referrer-Policy", "no-referrer");
                        headers.TryAdd("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
                        headers.TryAdd("Cache-Control", "no-store");
                        return Task.CompletedTask;
                    },
                    context.Response
                );
                return next(context);
            }
        );
}
