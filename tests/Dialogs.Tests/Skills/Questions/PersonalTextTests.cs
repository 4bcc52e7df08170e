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

    [Fact]
    public void Clean_Story_IsNotKept() => Assert.Null(Clean(string.Join(' ', Enumerable.Repeat("chuyện dài", 30))));

    private static string? Clean(string text) => PersonalText.Clean(SharedContent.Recognizer.Recognize(text, new LocalDateTime(2026, 10, 5, 8, 0)));
}
