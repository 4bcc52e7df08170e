using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatBot.Fakes.Play;

/// <summary>
/// The page on which a developer plays the citizen, and its small API: <c>GET /play/state</c>, <c>POST /play/act</c>, <c>GET
/// /play/file</c>. Only when a fake is started by hand; the platform's own addresses are not touched.
/// </summary>
internal sealed class PlayServer(IPlayground ground)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Entry>> _logs = [];
    private string _failure = "none";

    public static bool Serves(PathString path) => path == "/" || path.StartsWithSegments("/play");

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        switch (request.Method, request.Path.Value)
        {
            case ("GET", "/"):
                context.Response.ContentType = "text/html; charset=utf-8";
                await using (var page = typeof(PlayServer).Assembly.GetManifestResourceStream("play.html")!)
                {
                    await page.CopyToAsync(context.Response.Body);
                }

                break;
            case ("GET", "/play/state"):
                await context.Response.WriteAsJsonAsync(State(request.Query["citizen"].ToString()));
                break;
            case ("POST", "/play/act"):
                await ActAsync(context);
                break;
            case ("GET", "/play/file")
                when int.TryParse(request.Query["message"], out var message)
                    && ground.File(request.Query["citizen"].ToString(), message) is { } file:
                context.Response.ContentType = file.ContentType;
                await context.Response.Body.WriteAsync(file.Content);
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private async Task ActAsync(HttpContext context)
    {
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body);
            var (citizen, act, value) = ((string?)body?["citizen"] ?? "", (string?)body?["act"] ?? "", (string?)body?["value"] ?? "");
            lock (_lock)
            {
                if (act == "fail")
                {
                    ground.Fail(value);
                    _failure = value;
                }
                else
                {
                    // What was sent so far stands above what the citizen does now.
                    var log = Log(citizen);
                    var place = log.Count;
                    var shown = ground.Act(citizen, act, value);
                    log.Insert(place, new Entry(shown, -1));
                }
            }

            context.Response.StatusCode = 204;
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or FormatException)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(e.Message);
        }
    }

    private object State(string citizen)
    {
        lock (_lock)
        {
            citizen = ground.Citizens.Contains(citizen) ? citizen : ground.Citizens[0];
            var log = Log(citizen);
            var sent = ground.Sent(citizen);
            return new
            {
                messenger = ground.Messenger,
                citizens = ground.Citizens,
                citizen,
                acts = ground.Acts,
                failure = _failure,
                keyboard = ground.Keyboard(citizen),
                log = log.Select(e => new
                {
                    message = e.Message,
                    mine = e.Mine,
                    bubble = e.Message < 0 ? null : sent[e.Message],
                }),
            };
        }
    }

    private List<Entry> Log(string citizen)
    {
        if (!_logs.TryGetValue(citizen, out var log))
        {
            _logs[citizen] = log = [];
        }

        for (var i = log.Count(e => e.Message >= 0); i < ground.Sent(citizen).Count; i++)
        {
            log.Add(new Entry(null, i));
        }

        return log;
    }

    private readonly record struct Entry(string? Mine, int Message);
}
