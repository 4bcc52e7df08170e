namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// Every limit of the platform that this channel respects, each with the page that states it; paths are below
/// https://developers.zalo.me/docs/official-account/ unless they say otherwise.
/// </summary>
internal static class ZaloOaLimits
{
    /// <summary>
    /// Characters of a text; the unit is not stated, so UTF-16 units, which are never fewer.
    /// tin-nhan/tin-tu-van/gui-tin-tu-van-dang-van-ban
    /// </summary>
    public const int TextLength = 2000;

    /// <summary>Buttons under a message. phu-luc/cau-truc-cua-tham-so-buttons</summary>
    public const int Buttons = 5;

    /// <summary>Characters of a button's title. phu-luc/cau-truc-cua-tham-so-buttons</summary>
    public const int ButtonTitle = 100;

    /// <summary>Characters of what a tap sends. phu-luc/cau-truc-cua-tham-so-buttons</summary>
    public const int ButtonPayload = 1000;

    /// <summary>
    /// Characters of the title of the card that asks for the phone number.
    /// tin-nhan/tin-tu-van/gui-tin-tu-van-theo-mau-yeu-cau-thong-tin-nguoi-dung
    /// </summary>
    public const int InfoTitle = 100;

    /// <summary>Characters of its second line; the same page.</summary>
    public const int InfoSubtitle = 500;

    /// <summary>Bytes of a picture, jpg or png. quan-ly-media/upload-hinh-anh</summary>
    public const int ImageBytes = 1024 * 1024;

    /// <summary>Bytes of an animation. quan-ly-media/upload-anh-gif</summary>
    public const int GifBytes = 5 * 1024 * 1024;

    /// <summary>Bytes of a PDF, DOC or DOCX. quan-ly-media/upload-file</summary>
    public const int FileBytes = 5 * 1024 * 1024;

    /// <summary>
    /// Calls a calendar minute and app, the highest package; X-RateLimit-Limit says what holds. phu-luc/gioi-han-toc-do-api
    /// </summary>
    public const int CallsPerMinute = 4000;

    /// <summary>
    /// Days after the last interaction in which a consultation message may be sent. tin-nhan/tin-tu-van/dieu-kien-gui-tin-tu-van
    /// </summary>
    public const int SendWindowDays = 7;

    /// <summary>Hours after the last interaction in which replies are free; the same page.</summary>
    public const int FreeWindowHours = 48;

    /// <summary>
    /// An event must be answered within 2 seconds (webhook/tong-quan); ours, so that the answer still arrives within them.
    /// </summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(1.7);

    /// <summary>
    /// Longest event read, in bytes: a text of 2,000 characters and its attachments stay far below. webhook/tong-quan names no limit; this
    /// one is ours.
    /// </summary>
    public const int EventBytes = 1024 * 1024;

    /// <summary>
    /// Age after which an event is a replay: retries end after 1 h 51 min (webhook/tong-quan), and the inbox forgets after seven days, so
    /// nothing between the two may have an effect a second time.
    /// </summary>
    public static readonly TimeSpan OldestEvent = TimeSpan.FromDays(3);

    /// <summary>Life of an access token when an answer does not say. bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new</summary>
    public static readonly TimeSpan AccessLife = TimeSpan.FromHours(25);

    /// <summary>Ours: the part of its life after which an access token is renewed.</summary>
    public const double RefreshAt = 0.8;

    /// <summary>Days for which an upload may be sent again; the platform keeps it 7. quan-ly-media/upload-hinh-anh</summary>
    public const int UploadDays = 6;

    /// <summary>Minutes for which a code of the consent is good. bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new</summary>
    public const int ConsentMinutes = 10;

    public static bool IsVerificationCode(string text) =>
        text.Length <= 200 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
