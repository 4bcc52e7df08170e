using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ChatBot.Benchmarks;

/// <summary>
/// What a citizen of the web waits for an answer, while nobody else is there and while three addresses do all they may: the longest texts a
/// turn takes in, made to be hard to read, bodies as long as are accepted, and everything read again from the start. Against a running
/// service with the limits it is shipped with.
/// </summary>
internal static class StrangersMeasure
{
    private const int Citizens = 20;
    private const int Strangers = 3;
    private const int ChatsOfAStranger = 20;
    private const int Longest = 4096;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Texts =
    [
        new string('\u0344', Longest / 2) + new string('\u0316', Longest / 2),
        Fill("Diễn Châu Trường Vinh Hưng Bình "),
        Fill("5/10/2026 từ 5/10 đến 6/11 "),
        Fill("đăng ký lớp học phí lịch tuần lễ thư viện "),
        Fill("when is the next free english class in vinh city "),
        Fill("\uFDFA"),
        Fill("a@b.vn "),
        new string('\u0344', 20_000) + new string('\u0316', 20_000),
    ];

    /// <summary>Runs it.</summary>
    /// <param name="args">Address of the service, seconds of each part (30).</param>
    public static async Task RunAsync(string[] args)
    {
        var address = new Uri(args.Length > 0 ? args[0] : "http://127.0.0.1:5080");
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 30;
        using var http = Client(address, IPAddress.Loopback);
        var citizens = new List<Chat>();
        for (var i = 0; i < Citizens; i++)
        {
            citizens.Add(await Chat.StartAsync(http));
        }

        await MeasureAsync(citizens, 5);
        var quiet = await MeasureAsync(citizens, seconds);

        using var stop = new CancellationTokenSource();
        var posts = 0;
        var reads = 0;
        var attack = Enumerable
            .Range(0, Strangers)
            .Select(stranger => AttackAsync(address, stranger, () => posts++, () => reads++, stop.Token))
            .ToList();
        await MeasureAsync(citizens, 5);
        (posts, reads) = (0, 0);
        var attacked = await MeasureAsync(citizens, seconds);
        Console.WriteLine($"strangers: {posts / (double)seconds:N1} posts and {reads / (double)seconds:N1} reads a second were answered");
        await stop.CancelAsync();
        await Task.WhenAll(attack);
        Console.WriteLine($"quiet:    {Describe(quiet)}");
        Console.WriteLine($"attacked: {Describe(attacked)}");
        Console.WriteLine($"p99 attacked / quiet: {Percentile(attacked, 0.99) / Percentile(quiet, 0.99):N2}");
    }

    private static async Task<List<double>> MeasureAsync(List<Chat> citizens, int seconds)
    {
        var waits = new List<double>();
        var end = Stopwatch.StartNew();
        for (var i = 0; end.Elapsed.TotalSeconds < seconds; i++)
        {
            waits.Add(await citizens[i % citizens.Count].AskAsync());
            await Task.Delay(Between);
        }

        waits.Sort();
        return waits;
    }

    private static async Task AttackAsync(Uri address, int stranger, Action posted, Action read, CancellationToken stop)
    {
        using var http = Client(address, new IPAddress([127, 0, 0, (byte)(10 + stranger)]));
        var chats = new List<Chat>();
        for (var i = 0; i < ChatsOfAStranger; i++)
        {
            chats.Add(await Chat.StartAsync(http));
        }

        await Task.WhenAll(
            Loop(async i => await chats[i % chats.Count].PostAsync(Texts[i % Texts.Length]), posted, TimeSpan.FromMilliseconds(100)),
            Loop(async i => await chats[i % chats.Count].ReadAsync("0"), read, TimeSpan.FromMilliseconds(20))
        );

        // As fast as the limits let them: a refusal costs the attacker a wait, and us next to nothing.
        async Task Loop(Func<int, Task<bool>> act, Action done, TimeSpan pause)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                try
                {
                    if (await act(i))
                    {
                        done();
                    }

                    await Task.Delay(pause, stop);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    // The measure is over.
                }
            }
        }
    }

    private static HttpClient Client(Uri address, IPAddress from) =>
        new(
            new SocketsHttpHandler
            {
                // Each stranger has an address of its own, and so limits of its own.
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(from, 0));
                    await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = address,
        };

    private static string Fill(string part) => string.Concat(Enumerable.Repeat(part, (Longest / part.Length) + 1))[..Longest];

    private static double Percentile(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static string Describe(List<double> sorted) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted.Count} answers, p50 {Percentile(sorted, 0.5):N1} ms, p90 {Percentile(sorted, 0.9):N1}, "
                + $"p99 {Percentile(sorted, 0.99):N1}, longest {sorted[^1]:N1}"
        );

    private sealed class Chat(HttpClient http, string conversation, string token)
    {
        private string _watermark = "0";

        public static async Task<Chat> StartAsync(HttpClient http)
        {
            using var generated = await http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null);
            generated.EnsureSuccessStatusCode();
            using var made = JsonDocument.Parse(await generated.Content.ReadAsStringAsync());
            var chat = new Chat(
                http,
                made.RootElement.GetProperty("conversationId").GetString()!,
                made.RootElement.GetProperty("token").GetString()!
            );
            using var started = await chat.SendAsync(HttpMethod.Post, "/v3/directline/conversations", "{}");
            started.EnsureSuccessStatusCode();
            return chat;
        }

        /// <summary>Asks, and waits until the answer can be read. Milliseconds.</summary>
        public async Task<double> AskAsync()
        {
            var waited = Stopwatch.StartNew();
            while (!await PostAsync("Tuần lễ học tập suốt đời diễn ra khi nào?"))
            {
                await Task.Delay(Between);
            }

            while (true)
            {
                using var answer = await SendAsync(
                    HttpMethod.Get,
                    $"/v3/directline/conversations/{conversation}/activities?watermark={_watermark}"
                );
                using var set = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                _watermark = set.RootElement.GetProperty("watermark").GetString()!;
                if (set.RootElement.GetProperty("activities").EnumerateArray().Any(a => a.TryGetProperty("replyToId", out _)))
                {
                    return waited.Elapsed.TotalMilliseconds;
                }

                await Task.Delay(1);
            }
        }

        public async Task<bool> PostAsync(string text)
        {
            using var response = await SendAsync(
                HttpMethod.Post,
                $"/v3/directline/conversations/{conversation}/activities",
                JsonSerializer.Serialize(new { type = "message", text })
            );
            return response.IsSuccessStatusCode;
        }

        public async Task<bool> ReadAsync(string watermark)
        {
            using var response = await SendAsync(
                HttpMethod.Get,
                $"/v3/directline/conversations/{conversation}/activities?watermark={watermark}"
            );
            return response.IsSuccessStatusCode;
        }

        private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null)
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await http.SendAsync(request);
        }
    }
}
