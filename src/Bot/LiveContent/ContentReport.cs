using ChatBot.Bot.Settings;
using ChatBot.Content;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.LiveContent;

/// <summary>
/// Puts the report of the last check where the office finds it: beside the content, or in the data folder while the content folder may not
/// be written to.
/// </summary>
internal sealed class ContentReport(IConfiguration configuration, ServiceCalendar calendar, ILogger<CurrentContent> logger)
{
    private string? _told;

    /// <summary>Writes the report of a check.</summary>
    public void Write(string folder, ContentState state, ContentSnapshot content)
    {
        var language = OfficeLanguage.OfFiles(configuration);
        var words = CheckReport.Words(state, content, calendar.ToLocal(state.CheckedAt), language);
        var data = DataFolder.Of(configuration);
        try
        {
            CheckReport.Save(folder, language, words);
            File.Delete(Path.Combine(data, CheckReport.NameIn(language)));
            _told = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Beside(data, language, words, e.Message);
        }
    }

    private void Beside(string data, string language, string words, string why)
    {
        try
        {
            var file = CheckReport.Save(data, language, words);
            if (_told != file)
            {
                logger.LogWarning(
                    "The report of the check cannot be written beside the content ({Reason}). It is in {File}; "
                        + "the people who edit content do not see it there.",
                    why,
                    file
                );
            }

            _told = file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError(
                "The report of the check cannot be written, neither beside the content ({Reason}) nor in the data folder ({OtherReason}).",
                why,
                e.Message
            );
        }
    }
}

/// <summary>
/// Whether this process is the one that keeps the last good content and writes the report: the service. A verb that opens the store itself
/// only reads them; it may run as another user, whose files the service could not replace.
/// </summary>
internal sealed record ContentKeeping;
