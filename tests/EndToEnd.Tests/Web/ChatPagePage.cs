using Microsoft.Playwright;

namespace ChatBot.EndToEnd.Tests.Web;

/// <summary>The chat page as a citizen uses it.</summary>
internal sealed class ChatPagePage(IPage page)
{
    public IPage Page => page;

    public ILocator Bot => page.Locator(".turn.bot .bubble");

    public ILocator Own => page.Locator(".turn.own .bubble");

    public ILocator Settled => page.Locator(".turn.own:not(.waiting) .bubble");

    public ILocator Choices => page.Locator("#choices button");

    public ILocator Input => page.GetByRole(AriaRole.Textbox);

    public static async Task<ChatPagePage> OpenAsync(IBrowserContext context, Uri service)
    {
        var chat = new ChatPagePage(await context.NewPageAsync());
        await chat.Page.GotoAsync(service.ToString());
        await chat.Bot.First.WaitForAsync();
        return chat;
    }

    public ILocator Status => page.GetByRole(AriaRole.Status);

    /// <summary>Opens the menu beside the name of the page.</summary>
    public Task OpenMenuAsync() => page.Locator("#menu").ClickAsync();

    public async Task SayAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>Says something and waits until it is in the log and answered.</summary>
    public async Task AskAsync(string text)
    {
        var answers = await Bot.CountAsync();
        await SayAsync(text);
        await Settled.Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();
        await Bot.Nth(answers).WaitForAsync();
    }

    /// <summary>What is said, in order, as shown.</summary>
    public async Task<IReadOnlyList<string>> TranscriptAsync() => await page.Locator(".bubble").AllInnerTextsAsync();

    public Task WaitForAsync(string condition, object? argument = null) => page.WaitForFunctionAsync(condition, argument);
}
