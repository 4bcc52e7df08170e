using ChatBot.Dialogs.Understanding.Cries;
using ChatBot.Dialogs.Understanding.Recognition;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Messages of people who need help now: money just lost to a swindler, a child in danger, violence, the wish to die. They go before
/// whatever is open. That is no exception to the rule that a form's answer is not judged as a question: it is asked only whether the text
/// is a cry, by words of harm and a model that has learned names, places and other plain answers as none, and a single word never is.
/// </summary>
internal static class Distress
{
    // A false alarm costs a citizen one answer too many, and a form keeps its question; a cry that is missed costs more.
    private const float LikelyFrom = 0.45f;

    // Where no word names the harm.
    private const float WeakFrom = 0.8f;

    // Against a question that is clearly about something else, and where a film or the news is told.
    private const float SureFrom = 0.9f;

    // Where the words tell of a fall into water or of a thing swallowed: the model has to doubt it strongly.
    private const float MishapFrom = 0.1f;

    private const int FewestWords = 2;

    /// <summary>The topic that helps, or null.</summary>
    public static string? TopicOf(RecognizerResult result)
    {
        if (result.Analyzed.Tokens.Count < FewestWords)
        {
            return null;
        }

        var weight = WeightOf(result);
        if (weight.Missing)
        {
            return result.Knows(CryTopics.Child) ? CryTopics.Child : CryTopics.General;
        }

        if (weight.Harm == HarmWords.None)
        {
            return null;
        }

        var (topic, probability) = result.Cry;

        // A wish to die also names a poison or a river. An accident with one needs an ambulance.
        var isMishap = weight.Mishap && weight.Harm != HarmWords.Certain;
        topic = isMishap && (topic == CryTopics.General || topic == CryTopics.Child) ? CryTopics.Accident : topic;
        if (weight.Harm == HarmWords.Certain)
        {
            return topic == CryTopics.Child && probability >= LikelyFrom ? CryTopics.Child : CryTopics.General;
        }

        var from =
            weight.Story ? SureFrom
            : isMishap ? MishapFrom
            : weight.Harm == HarmWords.Weak ? WeakFrom
            : LikelyFrom;
        return probability < from || (probability < SureFrom && result.OwnDecision == Decision.Answer && !Helps(result.OwnTopic)) ? null
            : result.Knows(topic) ? topic
            : CryTopics.General;
    }

    /// <summary>
    /// The topic for a message that names death or violence as a way of speaking, denies it, or tells of the past or a story; null for
    /// other messages. It answers with a soft word and a number, in case it is more, and never before the answer to a question.
    /// </summary>
    public static string? GentleTopicOf(RecognizerResult result) =>
        result.Analyzed.Tokens.Count >= FewestWords && WeightOf(result).Lightly ? CryTopics.Gentle : null;

    private static CryWeight WeightOf(RecognizerResult result) => CryWords.Of(result.Analyzed, result.Expanded);

    private static bool Helps(string? topic) => CryModel.Helps(topic) || topic == CryTopics.Gentle;
}
