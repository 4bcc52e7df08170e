using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Answers of an open form in words that a citizen knows, not as they are stored.</summary>
internal static class DraftAnswers
{
    public static string Show(IReader turn, string slot, string value) =>
        slot switch
        {
            "who" when value is SignUpForm.ForSelf or SignUpForm.ForChild or SignUpForm.ForOther => turn.Text($"signup.button-{value}"),
            RelationPrompt.SlotName when RelationPrompt.Of(value) is { } relation => RelationPrompt.Show(turn, relation),
            "commune" => turn.Content.Places.Commune(value)?.FullNameIn(turn.Language) ?? value,
            "level" when turn.Content.Texts.Contains($"signup.level-{value}") => turn.Text($"signup.level-{value}"),
            "class" => turn.Content.Classes.GetValueOrDefault(value)?.Name.In(turn.Language) ?? value,
            "phone" => LearnerQuestions.ShowPhone(value),
            _ => value,
        };
}
