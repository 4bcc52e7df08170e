namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>A day that was asked for and is not in the calendar: 31/2, 30 tháng 2, 31/11. It is told, never read as another.</summary>
/// <param name="Year">The year said, or the one meant.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
public sealed record NoSuchDay(int Year, int Month, int Day);
