using ChatBot.Dialogs.Understanding.Cries;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Messages of people who need help now: money just lost to a swindler, a child in danger, violence, the wish to die. They go before whatever
/// is open. That is no exception to the rule that a form's answer is not judged as a question: it is asked only whether the text is a cry, by a
/// model that has learned names, places and other plain answers as none, and a single word never is.
/// </summary>
internal static class Distress
{
    // A false alarm costs a citizen one answer too many, and a form keeps its question; a cry that is missed costs more.
    private const float LikelyFrom = 0.5f;

    // Against a question that is clearly about something else.
    private const float SureFrom = 0.9f;

    private const int FewestWords = 2;

    /// <summary>The topic that helps, or null.</summary>
    public static string? TopicOf(RecognizerResult result)
    {
        if (result.Analyzed.Tokens.Count < FewestWords)
        {
            return null;
        }

        var (topic, probability) = result.Cry;
        return probability < LikelyFrom || (probability < SureFrom && result.Decision == Decision.Answer && !CryModel.Helps(result.Topic)) ? null : topic;
    }
}
