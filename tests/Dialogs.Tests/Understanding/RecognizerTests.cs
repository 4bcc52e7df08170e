using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Dialogs.Tests.Understanding;

public sealed class RecognizerTests(ITestOutputHelper output)
{
    private static readonly LocalDateTime Now = new(2020, 10, 7, 9, 0);

    private static readonly HashSet<string> Known = SharedContent
        .Snapshot.Topics.Values.SelectMany(t => t.Phrasings)
        .Concat(SharedContent.Snapshot.OffTopic)
        .Select(Key)
        .ToHashSet(StringComparer.Ordinal);

    // questions.tsv was looked at while phrasings were written; questions-unseen.tsv was written by somebody who saw neither and nobody
    // tuned on it. near-misses-unseen.tsv likewise: two hard questions a topic, and 879 messages off topic of which half share their words
    // with one. frames-unseen.tsv: our own ways to ask ("đăng ký", "còn chỗ", "xóa") with an object that is ours and with one that is not,
    // half of these named nowhere in the content. stories-unseen.tsv: long stories with the question at the beginning, in the middle or at
    // the end. The bars stand a little under what was measured last, and above what is promised (first 0.85, among three 0.95, answered
    // 0.75).
    [Theory]
    [InlineData("questions.tsv", 0.97, 0.99, 0.92, 0.02)]
    [InlineData("questions-unseen.tsv", 0.97, 0.99, 0.92, 0.02)]
    [InlineData("near-misses-unseen.tsv", 0.97, 0.99, 0.92, 0.035)]
    [InlineData("frames-unseen.tsv", 0.93, 0.99, 0.85, 0.15)]
    [InlineData("stories-unseen.tsv", 0.95, 0.97, 0.90, 0.06)]
    public void Recognize_QuestionsThatAreNotInTheContent_MeetsItsBars(
        string file,
        double first,
        double three,
        double answered,
        double offTopicAnswered
    )
    {
        var questions = Questions(file).Where(q => !Known.Contains(Key(q.Text))).ToList();
        var evaluation = Evaluation.Run(SharedContent.Recognizer, questions, Now);
        output.WriteLine($"{evaluation with { Misses = [] }}");
        foreach (var miss in evaluation.Misses)
        {
            output.WriteLine($"{miss.Question.Text} -> {miss.Decision} {string.Join(' ', miss.Topics.Select(topic => topic.Topic))}");
        }

        Assert.True(evaluation.Top1 >= first, $"ranked first: {evaluation.Top1:0.000}");
        Assert.True(evaluation.Top3 >= three, $"among three: {evaluation.Top3:0.000}");
        Assert.True(evaluation.Answered >= answered, $"answered: {evaluation.Answered:0.000}");
        Assert.True(evaluation.AnsweredWrong <= 0.01, $"answered wrong: {evaluation.AnsweredWrong:0.000}");
        Assert.True(evaluation.OffTopicAnswered <= offTopicAnswered, $"off-topic answered: {evaluation.OffTopicAnswered:0.000}");
    }

    // A question that is also a phrasing measures nothing. (Some of questions-unseen.tsv are, because two people thought of the same words:
    // those are left out of its figures.)
    [Theory]
    [InlineData("questions.tsv")]
    [InlineData("frames-unseen.tsv")]
    [InlineData("stories-unseen.tsv")]
    public void Content_Phrasings_HoldNoQuestionOfTheSet(string file) =>
        Assert.DoesNotContain(Questions(file), q => Known.Contains(Key(q.Text)));

    // What was never asked of this service is no more than asked back, however much the rest of the message sounds like a topic.
    [Theory]
    [InlineData("Tôi muốn đăng ký lớp yoga", false)]
    [InlineData("Lớp tiếng Trung còn chỗ không", false)]
    [InlineData("Tôi muốn hủy đăng ký thường trú", false)]
    [InlineData("Số điện thoại và địa chỉ Sở Y tế Nghệ An", false)]
    [InlineData("đăng ký", true)]
    [InlineData("hủy đăng ký", true)]
    [InlineData("xem thông tin của tôi", true)]
    [InlineData("còn chỗ không", true)]
    [InlineData("giúp gì được", true)]
    public void Recognize_OwnWaysToAsk_AnsweredWithOurObjectOrNone(string text, bool answered) =>
        Assert.Equal(answered, SharedContent.Recognizer.Recognize(text, Now).Decision == Decision.Answer);

    [Fact]
    public void Recognize_StoryThatIsUnsureAsAWhole_AnsweredByTheClauseThatAsks()
    {
        const string Story =
            "Em làm ca ở khu công nghiệp, tuần này ngày tuần sau đêm, chồng lại đi biển suốt. Lớp tiếng Anh "
            + "học thứ mấy, mấy giờ vậy ạ? Em còn phải xin đổi ca với chị cùng chuyền.";
        var result = SharedContent.Recognizer.Recognize(Story, Now);
        Assert.Equal((Decision.Answer, "eng_schedule"), (result.Decision, result.Topic));
    }

    [Fact]
    public void Recognize_TwoRecognizersOfOneContent_GiveTheSame()
    {
        var other = AllSkills.Create(ServiceCalendar.Default, []).Learn(SharedContent.Snapshot);
        foreach (var text in new[] { "tuần lễ học tập là gì", "dk hoc tieng anh", "gia vang", "xyz" })
        {
            Assert.Equal(SharedContent.Recognizer.Recognize(text, Now).Topics, other.Recognize(text, Now).Topics);
        }
    }

    [Theory]
    [InlineData("Tuần lễ học tập suốt đời là gì?", "vi")]
    [InlineData("tuan le hoc tap suot doi la gi", "vi")]
    [InlineData("What is lifelong learning week?", "en")]
    [InlineData("how much is the class", "en")]
    [InlineData("lop online free ko", "vi")]
    [InlineData("ok", "vi")]
    [InlineData("I want to learn English", "en")]
    public void Recognize_Language_OfTheMessage(string text, string language) =>
        Assert.Equal(language, SharedContent.Recognizer.Recognize(text, Now).Language);

    [Fact]
    public void Recognize_AnyQuestion_RanksAtLeastThree()
    {
        var result = SharedContent.Recognizer.Recognize("giá vàng hôm nay", Now);
        Assert.NotEqual(Decision.Answer, result.Decision);
        Assert.True(result.Topics.Count >= 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀😀")]
    [InlineData("zzzzqqqq")]
    public void Recognize_NothingKnown_None(string text)
    {
        var result = SharedContent.Recognizer.Recognize(text, Now);
        Assert.Equal(Decision.None, result.Decision);
    }

    [Fact]
    public void Recognize_DaysAndPlaces_BesideTheTopic()
    {
        var result = SharedContent.Recognizer.Recognize("cuối tuần này ở huyện Diễn Châu có gì cho trẻ em", Now);
        Assert.Equal(new DateSpan(new LocalDate(2020, 10, 10), new LocalDate(2020, 10, 11)), result.Dates);
        Assert.Equal(["425"], result.Places);
    }

    [Fact]
    public void Recognize_PlaceThatHoldsMai_IsNoTomorrow() =>
        Assert.Null(SharedContent.Recognizer.Recognize("ở Hoàng Mai có lớp không", Now).Dates);

    [Theory]
    [InlineData("tôi bị lừa mất hết tiền rồi, giúp tôi với", "scam_victim")]
    [InlineData("toi vua chuyen tien cho ke lua dao", "scam_victim")]
    [InlineData("con tôi bị bắt nạt trên mạng", "child_safety")]
    [InlineData("lừa đảo qua mạng là gì", null)]
    [InlineData("tôi muốn đăng ký lớp tiếng Anh cho con", null)]
    [InlineData("Nguyễn Văn An", null)]
    public void Recognize_Distress_NamesTheTopicThatHelps(string text, string? topic) =>
        Assert.Equal(topic, SharedContent.Recognizer.Recognize(text, Now).UrgentTopic);

    [Theory]
    [InlineData("lớp học ở đâu?", true)]
    [InlineData("học phí bao nhiêu vậy", true)]
    [InlineData("Nguyễn Thị Hà", false)]
    [InlineData("1990", false)]
    public void Recognize_ClearQuestion_OnlyWhatAsks(string text, bool question) =>
        Assert.Equal(question, SharedContent.Recognizer.Recognize(text, Now).IsClearQuestion);

    private static IReadOnlyList<EvaluationQuestion> Questions(string file) =>
        EvaluationQuestion.ReadTsv(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", file)));

    private static string Key(string text)
    {
        var analyzed = AnalyzedText.Of(text);
        return string.Join(' ', Enumerable.Range(0, analyzed.Tokens.Count).Select(i => analyzed.FoldedToken(i).ToString()));
    }
}
