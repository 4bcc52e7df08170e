using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Endings;

/// <summary>Whether words say that something ends; the longer set is <c>takes-away.tsv</c>, played through whole turns.</summary>
public sealed class EndingReaderTests
{
    [Theory]
    [InlineData("xin đừng gửi bài cho tôi nữa", EndedThing.Lessons)]
    [InlineData("Bài học gửi phiền quá, cho tôi thôi nhận", EndedThing.Lessons)]
    [InlineData("Bựa mô cũng gửi bài, nhức đầu lắm, dừng lại đi bay", EndedThing.Lessons)]
    [InlineData("từ tối nay đừng gửi bài nữa", EndedThing.Lessons)]
    [InlineData("đừng gửi bài nữa sáng nào cũng kêu", EndedThing.Lessons)]
    [InlineData("toi khong can bai hoc hang ngay nua", EndedThing.Lessons)]
    [InlineData("I no longer want the lessons", EndedThing.Lessons)]
    [InlineData("ngưng nhắn tin cho bà đi cháu", EndedThing.Messages)]
    [InlineData("đừng gửi nữa", EndedThing.Messages)]
    [InlineData("stop writing to me", EndedThing.Messages)]
    [InlineData("tôi không theo được lớp nữa, hủy giúp tôi", EndedThing.Seat)]
    [InlineData("nhường suất của em cho bạn khác", EndedThing.Seat)]
    [InlineData("tui khôn muốn nhận bài nựa", EndedThing.Lessons)]
    [InlineData("hok nhận nx", EndedThing.Messages)]
    [InlineData("tôi muốn trả chỗ", EndedThing.Seat)]
    [InlineData("tui nỏ học nựa", EndedThing.Learning)]
    public void Of_VerbOfEndingOrNegationWithItsObject_Said(string text, EndedThing of) =>
        Assert.Equal(new SaidEnding(EndingVerdict.Said, of), EndingReader.Of(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("bài nữa", EndingVerdict.None)]
    [InlineData("ngày nào cũng gửi bài cho tôi nhé", EndingVerdict.None)]
    [InlineData("thôi để tối tôi học", EndingVerdict.None)]
    [InlineData("đừng dừng gửi bài", EndingVerdict.Denied)]
    [InlineData("tôi không muốn hủy chỗ", EndingVerdict.Denied)]
    [InlineData("đừng quên gửi bài cho tôi", EndingVerdict.Denied)]
    [InlineData("không bỏ sót bài nào", EndingVerdict.Denied)]
    [InlineData("not to stop the lessons, do not cancel", EndingVerdict.Denied)]
    [InlineData("không thấy bài nữa", EndingVerdict.Complained)]
    [InlineData("bài nhận không được nữa", EndingVerdict.Complained)]
    [InlineData("I have never received a lesson", EndingVerdict.Complained)]
    [InlineData("đừng gửi sớm quá", EndingVerdict.OtherTime)]
    [InlineData("đừng gửi bài lúc 5h sáng nữa", EndingVerdict.OtherTime)]
    [InlineData("tối đừng gửi, sáng hãy gửi", EndingVerdict.OtherTime)]
    [InlineData("đừng gửi bài trước 8h", EndingVerdict.OtherTime)]
    [InlineData("tắt thông báo ban đêm", EndingVerdict.OtherTime)]
    [InlineData("mai đừng gửi bài", EndingVerdict.ForAWhile)]
    [InlineData("tôi đi viện 10 ngày, đừng gửi", EndingVerdict.ForAWhile)]
    [InlineData("dừng gửi bài 3 ngày", EndingVerdict.ForAWhile)]
    [InlineData("đừng gửi bài vào chủ nhật", EndingVerdict.PartOnly)]
    [InlineData("đừng gửi bài khó quá", EndingVerdict.PartOnly)]
    [InlineData("đừng nhắn cho vợ tôi nữa", EndingVerdict.PartOnly)]
    [InlineData("khi nào dừng nhận?", EndingVerdict.Unclear)]
    [InlineData("nếu tôi dừng bài học thì sao", EndingVerdict.Unclear)]
    [InlineData("hôm qua tôi lỡ tắt bài học", EndingVerdict.Unclear)]
    [InlineData("không cần gửi lại bài hôm qua", EndingVerdict.Unclear)]
    [InlineData("dừng gửi bài, à mà đừng dừng", EndingVerdict.Unclear)]
    public void Of_WhatOnlySoundsLikeIt_NotSaid(string text, EndingVerdict verdict) =>
        Assert.Equal(new SaidEnding(verdict, EndedThing.None), EndingReader.Of(AnalyzedText.Of(text)));
}
