using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

public sealed class FollowUpQuestionTests
{
    [Theory]
    [InlineData("ở đâu vậy?", Aspect.Where)]
    [InlineData("o dau z", Aspect.Where)]
    [InlineData("ở mô", Aspect.Where)]
    [InlineData("thế học ở mô rứa", Aspect.Where)]
    [InlineData("where is it?", Aspect.Where)]
    [InlineData("khi mô", Aspect.When)]
    [InlineData("bao giờ vậy ad", Aspect.When)]
    [InlineData("and when?", Aspect.When)]
    [InlineData("mấy giờ?", Aspect.Hours)]
    [InlineData("may h z", Aspect.Hours)]
    [InlineData("bao nhiêu tiền?", Aspect.Cost)]
    [InlineData("bn tiền", Aspect.Cost)]
    [InlineData("co mat tien ko", Aspect.Cost)]
    [InlineData("how much?", Aspect.Cost)]
    [InlineData("ai được đi?", Aspect.Who)]
    [InlineData("đăng ký sao?", Aspect.How)]
    [InlineData("dk ntn", Aspect.How)]
    [InlineData("có cần mang gì không", Aspect.Bring)]
    [InlineData("can giay to j k", Aspect.Bring)]
    [InlineData("bao lâu ạ", Aspect.Long)]
    [InlineData("gọi số nào", Aspect.Contact)]
    [InlineData("do i get a certificate", Aspect.Certificate)]
    public void AspectOf_ShortQuestion_NamesWhatIsAsked(string text, Aspect aspect) => Assert.Equal(aspect, AspectOf(text));

    [Theory]
    [InlineData("học phí GDTX bao nhiêu tiền")]
    [InlineData("thư viện mở cửa mấy giờ")]
    [InlineData("giá vàng bao nhiêu")]
    [InlineData("lớp tiếng Anh ở đâu")]
    [InlineData("còn tuần sau?")]
    [InlineData("cảm ơn")]
    [InlineData("nhà vệ sinh ở đâu")]
    [InlineData("where is the toilet")]
    public void AspectOf_QuestionThatStandsAlone_IsNone(string text) => Assert.Null(AspectOf(text));

    private static Aspect? AspectOf(string text) =>
        FollowUpQuestion.AspectOf(SharedContent.Recognizer.Recognize(text, new LocalDateTime(2026, 10, 5, 8, 0)));
}
