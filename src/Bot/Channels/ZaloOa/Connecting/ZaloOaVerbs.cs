using System.CommandLine;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Channels.ZaloOa.Connecting;

/// <summary><c>channels zalo-oa connect|verifier</c>.</summary>
internal static class ZaloOaVerbs
{
    public static Command Build(IVerbContext context)
    {
        var another = new Option<bool>("--another-account")
        {
            Description = "Connect another Official Account than the one connected so far.",
        };
        var connect = new Command("connect", "Prints a one-time code with which an administrator of the Official Account can consent.")
        {
            another,
        };
        connect.SetAction(
            async (parsed, cancellationToken) =>
            {
                var result = await context.RunAsync(
                    ZaloOaConnectOperation.Contract,
                    new ZaloOaConnectOperation.Request(parsed.GetValue(another)),
                    cancellationToken
                );
                await context.Out.WriteLineAsync(
                    $"""
                    1. developers.zalo.me > the app > Official Account > Thiết lập chung:
                         Official Account Callback Url   {result.Callback}
                         Code Challenge                  {result.Challenge ?? "(empty)"}
                    2. Open     {result.Address}
                    3. Type     {result.Code}   (good once, for {result.Minutes} minutes)
                    4. Consent as an administrator of the Official Account, then see 'channels status'.
                    """
                );
            }
        );

        var verifier = new Command(
            "verifier",
            "Prints a new PKCE verifier and its challenge, for a console that wants a saved Code Challenge."
        );
        verifier.SetAction(
            async (_, _) =>
            {
                var made = ZaloOaPkce.NewVerifier();
                await context.Out.WriteLineAsync($"ZaloOa:CodeVerifier   {made}\nCode Challenge        {ZaloOaPkce.Challenge(made)}");
            }
        );
        return new Command("zalo-oa", "The Zalo Official Account.") { connect, verifier };
    }
}
