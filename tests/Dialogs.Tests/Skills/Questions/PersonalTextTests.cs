using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Questions;

public sealed class PersonalTextTests
{
    [Theory]
    [InlineData("thủ tục làm hộ chiếu ở đâu", "thủ tục làm hộ chiếu ở đâu")]
    [InlineData("ở phường Hoàng Mai có lớp nấu ăn không", "ở phường Hoàng Mai có lớp nấu ăn không")]
    [InlineData("gọi lại cho 0912 345 678 nhé, lớp nấu ăn mở khi nào", "gọi lại cho **** *** *** nhé, lớp nấu ăn mở khi nào")]
    [InlineData("LỚP NẤU ĂN MỞ KHI NÀO", "LỚP NẤU ĂN MỞ KHI NÀO")]
    [InlineData("học phí 500 nghìn năm 2026 phải không", "học phí 500 nghìn năm 2026 phải không")]
    [InlineData("vi phạm luật giao thông có bị gì không", "vi phạm luật giao thông có bị gì không")]
    [InlineData("tiền học phí tính như thế nào", "tiền học phí tính như thế nào")]
    [InlineData("nguyen vong 2 dang ky o dau", "nguyen vong 2 dang ky o dau")]
    [InlineData("tôi là hộ nghèo có được giảm tiền làm hộ chiếu không", "tôi là hộ nghèo có được giảm tiền làm hộ chiếu không")]
    [InlineData("em là học sinh lớp 9 thì học được không", "em là học sinh lớp 9 thì học được không")]
    [InlineData("kỳ thi ngữ văn tổ chức khi nào", "kỳ thi ngữ văn tổ chức khi nào")]
    [InlineData("cho toi xin tu van hoc nghe", "cho toi xin tu van hoc nghe")]
    [InlineData("đỗ xe ở đâu", "đỗ xe ở đâu")]
    [InlineData("SÂN BAY VINH ĐI ĐƯỜNG NÀO", "SÂN BAY VINH ĐI ĐƯỜNG NÀO")]
    public void Clean_Question_IsKeptWithDigitsMasked(string text, string kept) => Assert.Equal(kept, Clean(text));

    [Theory]
    [InlineData("tôi tên Hùng muốn học nấu ăn")]
    [InlineData("toi ten la nguyen van hung muon hoc nau an")]
    [InlineData("cháu là Trần Minh Khôi hỏi lớp nấu ăn")]
    [InlineData("cho tôi gặp chị Lan phòng kế hoạch")]
    [InlineData("my name is John, is there a cooking class")]
    [InlineData("cháu là trần minh khôi hỏi lớp nấu ăn")]
    [InlineData("chau la tran minh khoi hoi lop nau an")]
    [InlineData("em là lô thị may ở bản nào thì học")]
    [InlineData("minh la xong ba lau hoi lop hoc")]
    [InlineData("tôi là vừ y xia muốn hỏi")]
    [InlineData("toi la moong van nam hoi lop")]
    [InlineData("cho hỏi điểm của nguyễn hoàng nam")]
    [InlineData("cho hoi diem cua nguyen hoang nam")]
    [InlineData("lớp của lê văn dũng ở đâu")]
    [InlineData("lop cua le thi hoa o dau")]
    [InlineData("lop cua do thi lan o dau")]
    [InlineData("CHO HỎI ĐIỂM CỦA LÊ VĂN DŨNG VỚI")]
    [InlineData("CHÁU LÀ HOÀNG MINH ĐỨC HỎI LỚP NẤU ĂN")]
    [InlineData("ĐIỂM THI CỦA TRẦN MINH KHÔI Ở ĐÂU")]
    [InlineData("tôi là Hùng hỏi lớp nấu ăn")]
    [InlineData("gửi vào lan.tran@example.org giúp tôi")]
    [InlineData("xem facebook.com/lantran giúp tôi")]
    [InlineData("con tôi sinh ngày 12/03/2014 học nấu ăn được không")]
    [InlineData("số nhà 12 ngõ 5 đường nào thì học nấu ăn")]
    [InlineData("căn cước 040123456789 của tôi bị sai")]
    public void Clean_WhatMayNameSomebody_IsNotKept(string text) => Assert.Null(Clean(text));

    [Theory]
    [InlineData("mật khẩu vneid của tôi là Abc@12345 sao không vào")]
    [InlineData("mk: Hoa2011 bị sai")]
    [InlineData("con trai tôi bị tự kỷ học lớp nào")]
    [InlineData("ông trưởng xóm ăn chặn tiền hỗ trợ")]
    [InlineData("chồng tôi ngoại tình con bỏ học")]
    [InlineData("vợ tôi tuyết muốn học nấu ăn")]
    [InlineData("thay tuan day vo o dau")]
    [InlineData("bé bin nhà tôi học vẽ được chưa")]
    [InlineData("sửa đăng ký 4xk342 giúp")]
    [InlineData("stk 0101000123456 nhận học bổng được không")]
    public void Clean_SecretsAndSensitiveMatters_AreNotKept(string text) => Assert.Null(Clean(text));

    // Figures of the set, which was written before the rules.
    [Fact]
    public void Clean_MeasuredSet_DropsWhatIsPersonalAndKeepsQuestions()
    {
        var rows = SetFile.Rows("kept-questions.tsv", Path.Combine("Skills", "Questions")).Where(row => row["expected"][0] != '#').ToList();
        var personal = rows.Where(row => row["expected"] == "drop").Select(row => row["text"]).ToList();
        var questions = rows.Where(row => row["expected"] == "keep").Select(row => row["text"]).ToList();
        var kept = personal.Where(text => Clean(text) is not null).ToList();
        var dropped = questions.Where(text => Clean(text) is null).ToList();

        Assert.True(personal.Count >= 300 && questions.Count >= 300, $"Only {personal.Count} and {questions.Count} texts are listed.");
        Assert.True(kept.Count <= personal.Count * 0.05, string.Join('\n', kept));
        Assert.True(dropped.Count <= questions.Count * 0.05, string.Join('\n', dropped));
    }

    [Fact]
    public void Clean_Story_IsNotKept() => Assert.Null(Clean(string.Join(' ', Enumerable.Repeat("chuyện dài", 30))));

    private static string? Clean(string text) =>
        PersonalText.Clean(SharedContent.Recognizer.Recognize(text, new LocalDateTime(2026, 10, 5, 8, 0)));
}
