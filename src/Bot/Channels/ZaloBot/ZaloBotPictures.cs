using System.Buffers.Text;
using System.Security.Cryptography;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// Pictures that Zalo is about to fetch: sendPhoto takes an address and no bytes. In memory and for minutes only, under names nobody can
/// guess; after a restart a picture that was not fetched yet is sent again with its message.
/// </summary>
internal sealed class ZaloBotPictures(Uri? publicUrl, TimeProvider time)
{
    public const string Path = "/channels/zalo-bot/pictures/{name}";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (OutgoingFile File, DateTimeOffset Until)> _offered = [];
    private readonly Queue<string> _oldest = new();

    /// <summary>There is an address under which Zalo reaches us.</summary>
    public bool CanOffer => publicUrl is not null;

    /// <summary>Offers a picture and gives its address.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CanOffer"/> is false.</exception>
    public string Offer(OutgoingFile picture)
    {
        var address = publicUrl ?? throw new InvalidOperationException("No public address is set.");
        var name = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)) + (picture.ContentType == "image/png" ? ".png" : ".jpg");
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_oldest.TryPeek(out var old) && (_offered[old].Until <= now || _oldest.Count >= ZaloBotLimits.Pictures))
            {
                _offered.Remove(_oldest.Dequeue());
            }

            _offered[name] = (picture, now + ZaloBotLimits.PictureLife);
            _oldest.Enqueue(name);
        }

        return new Uri(address, Path.Replace("{name}", name, StringComparison.Ordinal)).AbsoluteUri;
    }

    /// <summary><c>GET /channels/zalo-bot/pictures/{name}</c>.</summary>
    public IResult Serve(string name)
    {
        lock (_lock)
        {
            return _offered.TryGetValue(name, out var offered) && offered.Until > time.GetUtcNow()
                ? Results.Bytes(offered.File.Content, offered.File.ContentType)
                : Results.NotFound();
        }
    }
}
