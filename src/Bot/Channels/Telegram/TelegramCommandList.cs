namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Commands that Telegram offers beside the text field, registered at the start in both languages.</summary>
/// <param name="Commands">In the order shown; at most 100.</param>
internal sealed record TelegramCommandList(IReadOnlyList<TelegramCommand> Commands)
{
    /// <summary>Commands that the dialogs understand as words on every channel.</summary>
    public static readonly TelegramCommandList Default = new([
        new("menu", "Xem các việc có thể làm", "See what you can do here"),
        new("help", "Trợ giúp", "Help"),
        new("huy", "Hủy việc đang làm", "Cancel what you are doing"),
        new("stop", "Ngừng nhận tin nhắn tự động", "Stop automatic messages"),
        new("xemdulieu", "Xem, sửa hoặc xóa dữ liệu của tôi", "See, correct or erase my data"),
        new("tiengviet", "Dùng tiếng Việt", "Switch to Vietnamese"),
        new("english", "Dùng tiếng Anh", "Switch to English"),
    ]);
}

/// <summary>A command.</summary>
/// <param name="Name">1 to 32 characters of a-z, 0-9 and _, without slash.</param>
/// <param name="Vi">What it does, in Vietnamese.</param>
/// <param name="En">What it does, in English.</param>
internal sealed record TelegramCommand(string Name, string Vi, string En);
