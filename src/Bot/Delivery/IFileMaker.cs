using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Delivery;

/// <summary>Makes the files that messages only name (<see cref="OutgoingActivity.FileOf"/>), just before they are sent.</summary>
internal interface IFileMaker
{
    /// <summary>The file, or null when this maker does not know it or what it shows is gone.</summary>
    OutgoingFile? Make(string fileOf, string language);
}
