using System.Net;
using ChatBot.Bot.Calendars;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Web;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Calendar = Ical.Net.Calendar;

namespace ChatBot.Bot.Tests.Web;

public sealed class CalendarEndpointTests : IAsyncLifetime
{
    private readonly WebApplication _app;
    private ContentSnapshot _content = Shipped.Content;

    public CalendarEndpointTests()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(ServiceCalendar.Default);
        builder.Services.AddSingleton<Func<ContentSnapshot>>(() => _content);
        builder.Services.AddSingleton<CalendarFiles>();
        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.MapCalendar();
    }

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Get_Event_IsACalendarFile()
    {
        using var response = await GetAsync("/calendar/mau-khai-mac.ics");

        Assert.Equal("text/calendar; charset=utf-8; method=PUBLISH", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("mau-khai-mac.ics", response.Content.Headers.ContentDisposition.FileName);
        Assert.True(response.Headers.CacheControl!.NoCache);
        var read = Assert.Single(Calendar.Load(await response.Content.ReadAsStringAsync())!.Events);
        Assert.Equal("Lễ phát động tuần lễ mẫu", read.Summary);
        Assert.Equal(new DateTime(2026, 10, 5, 1, 0, 0, DateTimeKind.Utc), read.Start!.AsUtc);
    }

    [Fact]
    public async Task Get_InEnglish_IsTheSameEventInEnglish()
    {
        using var response = await GetAsync("/calendar/mau-khai-mac.ics?lang=en");

        Assert.Equal(
            "Opening ceremony of the sample week",
            Assert.Single(Calendar.Load(await response.Content.ReadAsStringAsync())!.Events).Summary
        );
    }

    [Fact]
    public async Task Get_Unchanged_IsOnlyConfirmed()
    {
        using var first = await GetAsync("/calendar/mau-khai-mac.ics");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/calendar/mau-khai-mac.ics");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var client = _app.GetTestClient();
        using var second = await client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Get_AfterAnEdit_IsTheNewContent()
    {
        _content = _content with
        {
            Editions = _content.Editions.ToDictionary(
                e => e.Key,
                e => e.Value with { Events = [.. e.Value.Events.Select(x => x with { Status = EventStatus.Cancelled })] }
            ),
        };
        using var response = await GetAsync("/calendar/mau-khai-mac.ics");

        Assert.Equal("CANCELLED", Assert.Single(Calendar.Load(await response.Content.ReadAsStringAsync())!.Events).Status);
    }

    [Theory]
    [InlineData("/calendar/khong-co.ics")]
    [InlineData("/calendar/mau-khai-mac")]
    [InlineData("/calendar/..%2Fappsettings.ics")]
    public async Task Get_NoSuchEvent_IsNotFound(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = _app.GetTestClient();
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }
}
