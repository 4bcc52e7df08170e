using Microsoft.Playwright;
using Xunit;

namespace ChatBot.EndToEnd.Tests.Web;

/// <summary>The chat in another site by one script tag, in Chromium.</summary>
// Chromium; one profile and one page or more for each test.
[Collection(BrowserCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class EmbedTests(Browser browser, EmbeddingSite embedding) : IClassFixture<EmbeddingSite>
{
    private const string Open = "Mở trợ lý học tập";
    private const string Close = "Đóng trợ lý học tập";

    [BrowserFact]
    public async Task Site_InTheList_ShowsTheChatToTheFirstAnswerByKeyboardAlone()
    {
        var site = await embedding.StartedAsync();
        await using var context = await browser.ContextAsync(1280, 800);
        var page = await context.NewPageAsync();
        var faults = Listen(page);
        await page.GotoAsync(site.Address.ToString());
        var button = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Open });

        Assert.Equal(0, await page.Locator("iframe").CountAsync());
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "false");
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var chat = page.FrameLocator("iframe");
        await chat.Locator(".turn.bot .bubble").First.WaitForAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Close })).ToBeFocusedAsync();
        await chat.GetByRole(AriaRole.Textbox).FillAsync("Tuần lễ diễn ra khi nào?");
        await chat.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await chat.Locator(".turn.bot .bubble").Nth(1).WaitForAsync();
        await AssertAccessibleAsync(page);
        await page.WaitForFunctionAsync("() => document.getAnimations().length === 0");
        AssertInside(
            (await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Close }).BoundingBoxAsync())!,
            (await page.GetByRole(AriaRole.Dialog).BoundingBoxAsync())!
        );
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "thẻ mới" })).ToHaveCountAsync(0);

        // Escape in the frame, where the focus is; then again in the page around it.
        await chat.GetByRole(AriaRole.Textbox).PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(button).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chat.Locator(".turn.own .bubble")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(button).ToBeFocusedAsync();
        Assert.Empty(faults);
    }

    [BrowserFact]
    public async Task Site_NotInTheList_IsLeftWithALinkToThePage()
    {
        await using var site = await HostSite.StartAsync();
        site.Chat = (await embedding.StartedAsync()).Chat;
        await using var context = await browser.ContextAsync(1280, 800);
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.ToString());

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Open }).ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "thẻ mới" });
        await link.WaitForAsync();

        Assert.Equal(site.Chat.ToString(), await link.GetAttributeAsync("href"));
        await Assertions.Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Close }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Phone_ShowsTheChatOnTheWholeScreenAndTheSiteAfterIt()
    {
        var site = await embedding.StartedAsync();
        await using var context = await browser.ContextAsync(360, 740);
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.ToString());
        var button = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Open });
        var closed = (await button.BoundingBoxAsync())!;

        await button.ClickAsync();
        await page.FrameLocator("iframe").Locator(".turn.bot .bubble").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => document.getAnimations().length === 0");
        var panel = (await page.GetByRole(AriaRole.Dialog).BoundingBoxAsync())!;
        var close = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Close });
        var cross = (await close.BoundingBoxAsync())!;
        await AssertAccessibleAsync(page);
        await close.ClickAsync();

        Assert.Equal((0f, 0f, 360f, 740f), (panel.X, panel.Y, panel.Width, panel.Height));
        Assert.True(
            cross is { Width: >= 44, Height: >= 44, X: >= 0, Y: >= 0 } && cross.X + cross.Width <= 360,
            $"{cross.X} {cross.Y} {cross.Width} {cross.Height}"
        );
        Assert.True(
            closed is { Width: >= 44, Height: >= 44 } && closed.X + closed.Width <= 360 && closed.Y + closed.Height <= 740,
            $"{closed.X} {closed.Y}"
        );
        await Assertions.Expect(button).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Attributes_OfTheTag_ChooseWordsLanguageAndSide()
    {
        var site = await embedding.StartedAsync("data-label=\"Ask &lt;us&gt;\" data-lang=\"en\" data-position=\"left\"");
        await using var context = await browser.ContextAsync(1280, 800);
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.ToString());
        var button = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask <us>" });

        await button.ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator("html")).ToHaveAttributeAsync("lang", "en");

        Assert.True((await button.BoundingBoxAsync())!.X < 100);
    }

    [BrowserFact]
    public async Task Site_GetsNoNewNamesNothingStoredAndNoButtonOnPaper()
    {
        var site = await embedding.StartedAsync();
        await using var context = await browser.ContextAsync(1280, 800);
        var page = await context.NewPageAsync();
        const string names = "() => JSON.stringify(Object.getOwnPropertyNames(window).filter(name => isNaN(name)).sort())";
        await page.RouteAsync(
            "**/embed.js",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = "" })
        );
        await page.GotoAsync(site.Address.ToString());
        var before = await page.EvaluateAsync<string>(names);
        await page.UnrouteAllAsync();
        await page.GotoAsync(site.Address.ToString());
        var button = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Open });
        await button.WaitForAsync();

        Assert.Equal(before, await page.EvaluateAsync<string>(names));
        Assert.Equal(
            "[0,0,\"\"]",
            await page.EvaluateAsync<string>("() => JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])")
        );
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(button).ToBeHiddenAsync();
    }

    private static void AssertInside(LocatorBoundingBoxResult inner, LocatorBoundingBoxResult outer) =>
        Assert.True(
            inner.X >= outer.X
                && inner.Y >= outer.Y
                && inner.X + inner.Width <= outer.X + outer.Width
                && inner.Y + inner.Height <= outer.Y + outer.Height,
            $"{inner.X} {inner.Y} is not inside {outer.X} {outer.Y} {outer.Width} {outer.Height}"
        );

    private static List<string> Listen(IPage page)
    {
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                faults.Add(message.Text);
            }
        };
        return faults;
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Prerequisites.AxeScript) + "\n;undefined");
        var found = await page.EvaluateAsync<string>(
            "async () => (await axe.run(document, { resultTypes: ['violations'], iframes: false "
                + "})).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')).join('\\n')"
        );
        Assert.True(found.Length == 0, found);
    }
}
