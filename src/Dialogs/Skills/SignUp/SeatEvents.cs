namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Events about a seat that no citizen asked for; the subject is the seat's code.</summary>
public static class SeatEvents
{
    /// <summary>The time of a provisional seat is over. Id: <c>seat-lapse:&lt;code&gt;:&lt;until&gt;</c>.</summary>
    public const string Lapsed = "seat.lapsed";

    /// <summary>The office confirms a provisional seat.</summary>
    public const string Confirmed = "seat.confirmed";

    /// <summary>The office releases a seat.</summary>
    public const string Released = "seat.released";
}
