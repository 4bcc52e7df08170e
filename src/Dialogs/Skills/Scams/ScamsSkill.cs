using System.Text;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Scams;

/// <summary>
/// Looks at a message that somebody got and passes on: tells the signs of a swindle that stand in it, what not to do and where to ask. It
/// never says that a message is safe, because words alone cannot show that.
/// </summary>
public sealed class ScamsSkill : Skill
{
    // More signs than these are read by nobody.
    private const int MostSigns = 5;

    /// <inheritdoc/>
    public override string Name => "scams";

    /// <inheritdoc/>
    public override void Read(RecognizerResult recognized) => ScamSigns.Of(recognized);

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ValueTask.FromResult(ScamSigns.Of(said.Recognized).IsPassedOn ? Claim.First : Claim.None);

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var read = ScamSigns.Of(said.Recognized);
        if (!read.IsShown)
        {
            // "Tin này có lừa đảo không": what to look for in it is told.
            await dialog.AnswerAsync("scam_check", said);
            return;
        }

        var signs = read.Found;
        var key = signs.Count == 0 ? "scams.no-sign" : "scams.signs";
        var text = new StringBuilder(turn.Text(key));
        foreach (var (sign, words) in signs.Take(MostSigns))
        {
            text.Append("\n- ").Append(turn.Text(KeyOf(sign)));
            if (words.Length > 0)
            {
                text.Append(" (“").Append(MarkdownText.Escape(words)).Append("”)");
            }
        }

        text.Append("\n\n").Append(turn.Text("scams.what-not-to-do")).Append("\n\n").Append(turn.Text("scams.where-to-ask"));
        turn.SayMarkdown(
            text.ToString(),
            key,
            [
                new Button(turn.Text("scams.button-pressed"), "topic:link_pressed"),
                new Button(turn.Text("scams.button-lost"), "topic:scam_victim"),
                new Button(turn.Text("scams.button-report"), "topic:scam_report"),
            ]
        );
    }

    private static string KeyOf(ScamSign sign) =>
        sign switch
        {
            ScamSign.Link => "scams.sign-link",
            ScamSign.ShortLink => "scams.sign-short-link",
            ScamSign.Authority => "scams.sign-authority",
            ScamSign.Hurry => "scams.sign-hurry",
            ScamSign.Lock => "scams.sign-lock",
            ScamSign.Threat => "scams.sign-threat",
            ScamSign.Prize => "scams.sign-prize",
            ScamSign.EasyMoney => "scams.sign-easy-money",
            ScamSign.Money => "scams.sign-money",
            ScamSign.Code => "scams.sign-code",
            ScamSign.Install => "scams.sign-install",
            _ => "scams.sign-secret",
        };
}
