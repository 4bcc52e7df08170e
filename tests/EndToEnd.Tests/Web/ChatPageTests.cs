using System.Text.Json;
using ChatBot.Fakes;
using Microsoft.Playwright;
using Xunit;

namespace ChatBot.EndToEnd.Tests.Web;

/// <summary>The chat page in Chromium against the real service.</summary>
// Chromium; one profile and one page or more for each test.
[Collection(BrowserCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class ChatPageTests(Browser browser, SharedService shared) : IClassFixture<SharedService>
{
    [BrowserFact]
    public async Task Page_Opened_GreetsOffersButtonsAndAsksNothingOfOthers()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        var requests = new List<string>();
        var faults = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        await page.GotoAsync(service.Address.ToString());
        var chat = new ChatPagePage(page);
        await chat.Bot.First.WaitForAsync();
        await chat.Choices.First.WaitForAsync();
        var label = (await chat.Choices.First.Locator("span").Last.InnerTextAsync()).Trim();
        await chat.Choices.First.ClickAsync();
        await chat.Settled.Filter(new LocatorFilterOptions { HasText = label }).WaitForAsync();
        await chat.Bot.Nth(1).WaitForAsync();
        Assert.Empty(faults);
        Assert.All(requests, url => Assert.StartsWith(service.Address.ToString(), url, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Number_Typed_MeansTheButtonWithIt()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var pressed = await ChatPagePage.OpenAsync(context, service.Address);
        await pressed.Choices.First.ClickAsync();
        await pressed.Bot.Nth(1).WaitForAsync();
        await using var other = await browser.ContextAsync();
        var typed = await ChatPagePage.OpenAsync(other, service.Address);
        await typed.AskAsync("1");
        Assert.Equal(await pressed.Bot.Nth(1).InnerTextAsync(), await typed.Bot.Nth(1).InnerTextAsync());
    }

    [BrowserFact]
    public async Task Text_WithMarkup_IsShownAsText()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        const string text = "<img src=x onerror=\"document.title='hacked'\"> {{7*7}} <b>đậm</b>";
        await chat.AskAsync(text);
        Assert.Contains(text, await chat.Own.Last.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await chat.Page.Locator(".bubble img, .bubble b").CountAsync());
        Assert.NotEqual("hacked", await chat.Page.TitleAsync());
    }

    [BrowserFact]
    public async Task Page_Reloaded_ShowsTheSameConversation()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("Tuần lễ diễn ra khi nào?");
        await chat.AskAsync("thực đơn");
        var before = await chat.TranscriptAsync();
        await chat.Page.ReloadAsync();
        await chat.WaitForAsync("count => document.querySelectorAll('.bubble').length >= count", before.Count);
        Assert.Equal(before, await chat.TranscriptAsync());
        await chat.AskAsync("xin chào");
    }

    [BrowserFact]
    public async Task Service_KilledAndRestarted_KeepsTheConversationAndSendsWhatWaited()
    {
        using var folder = new TestFolder();
        var port = FreePort.Next();
        var service = await ServiceProcess.StartAsync(folder.Path, port: port);
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("xin chào");
        var before = await chat.TranscriptAsync();
        await service.KillAsync();
        await service.DisposeAsync();
        await chat.SayAsync("có ai ở đó không?");
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("kết nối lại");

        await using var again = await ServiceProcess.StartAsync(folder.Path, port: port);
        await chat.Settled.Filter(new LocatorFilterOptions { HasText = "có ai ở đó không?" }).WaitForAsync();
        await chat.WaitForAsync("count => document.querySelectorAll('.bubble').length >= count", before.Count + 2);
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
        var after = await chat.TranscriptAsync();
        Assert.Equal(before, after.Take(before.Count));
        Assert.Single(after, text => text.Contains("có ai ở đó không?", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Answer_ThatGotLost_IsAskedForAgainWithOneEffect()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        var posts = 0;
        await chat.Page.RouteAsync(
            "**/activities",
            async route =>
            {
                if (route.Request.Method == "POST" && posts++ == 0)
                {
                    await route.FetchAsync();
                    await route.AbortAsync();
                    return;
                }

                await route.ContinueAsync();
            }
        );
        await chat.AskAsync("xin chào");
        await chat.AskAsync("thực đơn");
        Assert.True(posts >= 2);
        await chat.Page.ReloadAsync();
        await chat.WaitForAsync("() => document.querySelectorAll('.turn.own').length >= 2");
        Assert.Equal(2, await chat.Own.CountAsync());
    }

    [BrowserFact]
    public async Task Token_NoLongerGood_IsRenewedForTheSameConversation()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("xin chào");
        var before = await chat.TranscriptAsync();
        await chat.Page.EvaluateAsync(
            "() => { const kept = JSON.parse(localStorage.chatbot); kept.token = 'old'; localStorage.chatbot = JSON.stringify(kept); }"
        );
        await chat.Page.ReloadAsync();
        await chat.WaitForAsync("count => document.querySelectorAll('.bubble').length >= count", before.Count);
        Assert.Equal(before, await chat.TranscriptAsync());

        await chat.Page.EvaluateAsync(
            "() => { const kept = JSON.parse(localStorage.chatbot); kept.token = kept.resume = 'lost'; "
                + "localStorage.chatbot = JSON.stringify(kept); }"
        );
        await chat.Page.ReloadAsync();
        await chat.Bot.First.WaitForAsync();
        await chat.Page.GetByText("Đây là cuộc trò chuyện mới").WaitForAsync();
        Assert.Equal(0, await chat.Own.CountAsync());
    }

    [BrowserFact]
    public async Task Network_WithoutWebSockets_FallsBackToPolling()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        await context.AddInitScriptAsync(
            "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.(), 0); } close() {} };"
        );
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("xin chào");
        await chat.AskAsync("thực đơn");
        Assert.Equal(2, await chat.Own.CountAsync());
    }

    [BrowserFact]
    public async Task Message_OfAnotherTab_ArrivesWhileOpen()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var one = await ChatPagePage.OpenAsync(context, service.Address);
        await one.AskAsync("xin chào");
        var two = await ChatPagePage.OpenAsync(context, service.Address);
        await two.AskAsync("thực đơn");
        await one.Own.Filter(new LocatorFilterOptions { HasText = "thực đơn" }).WaitForAsync();
        var count = (await two.TranscriptAsync()).Count;
        await one.WaitForAsync("count => document.querySelectorAll('.bubble').length >= count", count);
        Assert.Equal(await two.TranscriptAsync(), await one.TranscriptAsync());
    }

    [BrowserFact]
    public async Task Forget_LeavesNothingOnTheDevice()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("bí mật của tôi");
        var conversation = await chat.Page.EvaluateAsync<string>("() => JSON.parse(localStorage.chatbot).conversation");
        await chat.OpenMenuAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xóa cuộc trò chuyện trên máy này" }).ClickAsync();
        await chat
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Xóa", Exact = true })
            .ClickAsync();
        await chat.Page.GetByText("Đây là cuộc trò chuyện mới").WaitForAsync();
        await chat.Bot.First.WaitForAsync();
        Assert.Equal(0, await chat.Own.CountAsync());
        var kept = await chat.Page.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage])");
        Assert.DoesNotContain(conversation, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật", kept, StringComparison.Ordinal);
        await chat.AskAsync("xin chào");
    }

    [BrowserFact]
    public async Task Forget_CopyOfTheKeys_OpensNothing()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("bí mật của tôi");
        var kept = await chat.Page.EvaluateAsync<string>("() => localStorage.chatbot");
        await chat.OpenMenuAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xóa cuộc trò chuyện trên máy này" }).ClickAsync();
        await chat.Page.RunAndWaitForResponseAsync(
            () =>
                chat
                    .Page.GetByRole(AriaRole.Dialog)
                    .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Xóa", Exact = true })
                    .ClickAsync(),
            response => response.Url.EndsWith("/tokens/forget", StringComparison.Ordinal) && response.Status == 204
        );
        await using var thief = await browser.ContextAsync();
        await thief.AddInitScriptAsync($"if (!localStorage.chatbot) localStorage.chatbot = {JsonSerializer.Serialize(kept)};");
        var other = await ChatPagePage.OpenAsync(thief, service.Address);
        await other.Page.GetByText("Đây là cuộc trò chuyện mới").WaitForAsync();
        Assert.Equal(0, await other.Own.CountAsync());
    }

    [BrowserFact]
    public async Task SharedComputer_Closed_RemembersNothing()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("trước khi đánh dấu");
        await chat.OpenMenuAsync();
        await chat.Page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = "Máy dùng chung" }).CheckAsync();
        await chat.AskAsync("bí mật của tôi");
        Assert.Equal(
            "{\"chatbot.shared\":\"1\"}",
            await chat.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage })")
        );

        // Loading anew is the same as closing: the next reader finds a new conversation, on a machine that is still shared.
        await chat.Page.ReloadAsync();
        await chat.Bot.First.WaitForAsync();
        Assert.Equal(0, await chat.Own.CountAsync());
        await chat.OpenMenuAsync();
        Assert.True(await chat.Page.GetByRole(AriaRole.Checkbox).IsCheckedAsync());
        await chat.AskAsync("xin chào");

        await chat.OpenMenuAsync();
        await chat.Page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await chat.Page.ReloadAsync();
        await chat.WaitForAsync("() => document.querySelectorAll('.turn.own').length === 1");
    }

    [BrowserFact]
    public async Task Service_WithoutRoom_IsSaidOnThePageAndTheMessageGoesOutLater()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        var refuses = true;
        await chat.Page.RouteAsync(
            "**/activities",
            async route =>
            {
                if (route.Request.Method == "POST" && refuses)
                {
                    await route.FulfillAsync(
                        new RouteFulfillOptions
                        {
                            Status = 503,
                            ContentType = "application/json",
                            Body = """{"error":{"code":"NoRoom","message":"x"}}""",
                        }
                    );
                    return;
                }

                await route.ContinueAsync();
            }
        );
        await chat.SayAsync("xin chào");
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("tạm thời chưa nhận được tin nhắn mới");
        refuses = false;
        await chat.Settled.Filter(new LocatorFilterOptions { HasText = "xin chào" }).WaitForAsync();
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
    }

    [BrowserFact]
    public async Task Language_Chosen_IsKeptAndNamedToTheService()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        Assert.Equal("vi", await chat.Page.Locator("html").GetAttributeAsync("lang"));
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "English" }).ClickAsync();
        await Assertions.Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions
            .Expect(chat.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }))
            .ToHaveTextAsync("Lifelong learning assistant");
        var posted = await chat.Page.RunAndWaitForRequestAsync(
            () => chat.SayAsync("hello"),
            request => request.Method == "POST" && request.Url.EndsWith("/activities", StringComparison.Ordinal)
        );
        Assert.Equal("en-US", JsonDocument.Parse(posted.PostData!).RootElement.GetProperty("locale").GetString());
        await chat.Page.ReloadAsync();
        await Assertions.Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [BrowserFact]
    public async Task Language_Pressed_AnswersInItAtOnce()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.Choices.First.WaitForAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "English" }).ClickAsync();
        await Assertions.Expect(chat.Bot.Last).ToContainTextAsync("in English");
        await Assertions.Expect(chat.Choices.First).ToContainTextAsync("Events");
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Tiếng Việt" }).ClickAsync();
        await Assertions.Expect(chat.Bot.Last).ToContainTextAsync("bằng tiếng Việt");
        await Assertions.Expect(chat.Choices.First).ToContainTextAsync("Sự kiện");
    }

    [BrowserFact]
    public async Task Choices_WhileTheKeyboardOfThePhoneIsOpen_StayInView()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync(360, 430);
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("đăng ký lớp tiếng Anh");
        var agree = chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Tôi đồng ý" });
        await agree.WaitForAsync();
        foreach (var end in new[] { "scroll.scrollTop = 0", "scroll.scrollTop = scroll.scrollHeight" })
        {
            await chat.Page.EvaluateAsync("() => { const scroll = document.getElementById('scroll'); " + end + "; }");
            var box = (await agree.BoundingBoxAsync())!;
            var composer = (await chat.Page.Locator("#composer").BoundingBoxAsync())!;
            Assert.True(
                box.Y > 0 && box.Y + box.Height <= composer.Y && composer.Y + composer.Height <= 430,
                $"{end}: {box.Y} {composer.Y}"
            );
        }

        var text = (await chat.Page.Locator("#scroll").BoundingBoxAsync())!;
        Assert.True(text.Height >= 150, $"{text.Height} points are left for what is said");
    }

    [BrowserFact]
    public async Task Message_AcceptedAfterTheNetworkCameBack_TakesTheBarAway()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await context.SetOfflineAsync(true);
        await chat.SayAsync("xin chào");
        await Assertions.Expect(chat.Status).ToContainTextAsync("không có mạng");
        await context.SetOfflineAsync(false);
        await chat.Settled.Filter(new LocatorFilterOptions { HasText = "xin chào" }).WaitForAsync();
        await Assertions.Expect(chat.Status).ToHaveTextAsync("");
    }

    [BrowserFact]
    public async Task Service_OutOfReachAtTheFirstVisit_LeavesTheOfficesNumber()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/v3/directline/**", route => route.AbortAsync());
        await page.GotoAsync(service.Address.ToString());
        var chat = new ChatPagePage(page);
        await Assertions.Expect(chat.Status).ToContainTextAsync("kết nối lại");
        var call = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "bạn gọi 0238" });
        await call.WaitForAsync();
        Assert.Matches("^tel:[0-9+]{7,}$", await call.GetAttributeAsync("href"));
    }

    [BrowserFact]
    public async Task Event_Shown_HasItsMapAsAButtonAndItsStateAboveTheTitle()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync(360, 640);
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("sự kiện sắp tới ở Vinh");
        Assert.NotEqual(0, await chat.Bot.Last.Locator("strong").CountAsync());
        await chat.Choices.First.ClickAsync();
        var card = chat.Page.Locator(".card").Last;
        await chat.WaitForAsync("() => document.querySelector('.card .picture')?.naturalWidth > 0");
        var map = card.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Xem bản đồ" });
        await map.WaitForAsync();
        Assert.StartsWith("https://www.google.com/maps", await map.GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.True((await map.BoundingBoxAsync())!.Height >= 44);
        Assert.DoesNotContain("google.com", await chat.Bot.Last.InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(chat.Bot.Last.Locator(".said strong")).ToHaveTextAsync("Diễn ra đúng lịch.");
    }

    [BrowserFact]
    public async Task Code_OfASeat_IsLargeAndCopiedByItsButton()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync(360, 640);
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        foreach (
            var text in new[]
            {
                "đăng ký lớp tiếng Anh",
                "tôi đồng ý",
                "cho tôi",
                "Nguyễn Văn Nam",
                "1990",
                "Trường Vinh",
                "A1",
                "1",
                "bỏ qua",
                "đúng",
            }
        )
        {
            await chat.AskAsync(text);
        }

        var code = chat.Bot.Last.Locator(".code b");
        await code.WaitForAsync();
        var copy = chat.Bot.Last.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Sao chép" });
        Assert.True(await code.EvaluateAsync<double>("node => parseFloat(getComputedStyle(node).fontSize)") >= 24);
        await copy.ClickAsync();
        await Assertions.Expect(chat.Bot.Last.Locator(".copy")).ToHaveTextAsync("Đã sao chép");
        Assert.Equal(await code.InnerTextAsync(), await chat.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [BrowserFact]
    public async Task Keyboard_Alone_IsEnough()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync(1280, 800);
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.Choices.First.WaitForAsync();
        for (var i = 0; i < 10 && !await chat.Choices.First.EvaluateAsync<bool>("node => node === document.activeElement"); i++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
        }

        Assert.NotEqual("none", await chat.Choices.First.EvaluateAsync<string>("node => getComputedStyle(node).outlineStyle"));
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Bot.Nth(1).WaitForAsync();
        Assert.Equal("message", await chat.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await chat.Page.Keyboard.TypeAsync("thực đơn");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Bot.Nth(2).WaitForAsync();

        await chat.Page.Locator("#menu").FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xóa cuộc trò chuyện trên máy này" }).FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("menu", await chat.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [BrowserFact]
    public async Task Phone_Of320Points_NeedsNoSidewaysScrollingAndHasLargeButtons()
    {
        var service = await shared.StartedAsync();
        await using var context = await browser.ContextAsync(320, 568);
        var chat = await ChatPagePage.OpenAsync(context, service.Address);
        await chat.AskAsync("thực đơn " + new string('x', 200));
        await chat.AskAsync("Tuần lễ diễn ra khi nào?");
        var width = await chat.Page.EvaluateAsync<int>(
            "() => Math.max(document.documentElement.scrollWidth, document.getElementById('scroll').scrollWidth)"
        );
        Assert.InRange(width, 1, 320);
        foreach (var button in await chat.Page.Locator("button:visible").AllAsync())
        {
            var box = await button.BoundingBoxAsync();
            Assert.True(box!.Height >= 44 && box.Width >= 44, $"{await button.InnerTextAsync()}: {box.Width} x {box.Height}");
        }
    }

    [BrowserFact]
    public async Task Axe_FindsNothingInEitherLanguageAndEitherColours()
    {
        var service = await shared.StartedAsync();
        foreach (var (width, colors) in new[] { (320, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            await using var context = await browser.ContextAsync(width, 800, colors);
            var chat = await ChatPagePage.OpenAsync(context, service.Address);
            await chat.AskAsync("Tuần lễ diễn ra khi nào?");
            await AssertAccessibleAsync(chat, "vi");
            await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "English" }).ClickAsync();
            await chat.AskAsync("When is the week?");
            await AssertAccessibleAsync(chat, "en");
            await chat.OpenMenuAsync();
            await AssertAccessibleAsync(chat, "menu");
            await chat
                .Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Delete the conversation on this device" })
                .ClickAsync();
            await AssertAccessibleAsync(chat, "dialog");
        }
    }

    private static async Task AssertAccessibleAsync(ChatPagePage chat, string where)
    {
        // Through the debugger: the page's own policy lets no script of others in.
        await chat.Page.EvaluateAsync(await File.ReadAllTextAsync(Prerequisites.AxeScript) + "\n;undefined");
        var found = await chat.Page.EvaluateAsync<string>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + "
                + "': ' + v.nodes.map(n => n.html).join(' | ')).join('\\n')"
        );
        Assert.True(found.Length == 0, $"{where}: {found}");
    }
}
