namespace ChatBot.Bot.Channels.ZaloOa.Setup;

/// <summary>
/// The console's check that the domain is ours: a file <c>zalo_verifier&lt;code&gt;.html</c> with the code in a meta tag. The chat page
/// carries the same tag, for the console's other way.
/// </summary>
internal static class ZaloOaSiteVerification
{
    /// <summary>The tag, or "" without a code.</summary>
    public static string Tag(string code) => code.Length == 0 ? "" : $"<meta name=\"zalo-platform-site-verification\" content=\"{code}\">";

    public static void Map(IEndpointRouteBuilder endpoints, string code)
    {
        if (code.Length == 0)
        {
            return;
        }

        var page =
            $"<!doctype html>\n<html lang=\"vi\"><head><meta "
            + $"charset=\"utf-8\">{Tag(code)}<title>Zalo</title></head><body>zalo-platform-site-verification</body></html>\n";
        endpoints.MapMethods(
            $"/zalo_verifier{code}.html",
            [HttpMethods.Get, HttpMethods.Head],
            () => Results.Text(page, "text/html; charset=utf-8")
        );
    }
}
