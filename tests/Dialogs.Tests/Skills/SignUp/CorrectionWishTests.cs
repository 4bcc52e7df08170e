using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

public sealed class CorrectionWishTests
{
    [Theory]
    [InlineData("tôi muốn đổi lớp", "class", null)]
    [InlineData("sửa năm sinh thành 2015", "birth-year", "2015")]
    [InlineData("sua nam sinh 2015", "birth-year", "2015")]
    [InlineData("đổi số điện thoại", "phone", null)]
    [InlineData("đổi số điện thoại thành 0912345678", "phone", "+84912345678")]
    [InlineData("sửa tên người giám hộ thành Trần Thị Bình", "guardian", "Trần Thị Bình")]
    [InlineData("sửa tên Lê Thanh Hà thành Lê Thanh Hải", "name", "Lê Thanh Hải")]
    [InlineData("đổi số điện thoại sang +84912345678", "phone", "+84912345678")]
    [InlineData("em muốn sửa trình độ thành B2", "level", "B1")]
    [InlineData("change my birth year to 1990", "birth-year", "1990")]
    [InlineData("xóa số điện thoại của tôi thôi", "phone", null)]
    [InlineData("chỉ xóa sdt của em", "phone", null)]
    [InlineData("please delete my phone number", "phone", null)]
    public void Find_Wish_NamesTheFieldAndTheValue(string text, string field, string? value)
    {
        var wish = CorrectionWish.Find(text, new LocalDate(2026, 10, 5), [], SharedContent.Snapshot.Places);

        Assert.Equal((field, value), (wish?.Field, wish?.Value));
    }

    [Theory]
    [InlineData("lớp học ở đâu")]
    [InlineData("xóa hết dữ liệu của tôi")]
    [InlineData("xóa tên và số điện thoại của tôi")]
    [InlineData("xóa số điện thoại và mọi thông tin của tôi")]
    [InlineData("đổi tiền ở đâu")]
    [InlineData("đổi lớp được không?")]
    public void Find_NoWish_IsNull(string text) =>
        Assert.Null(CorrectionWish.Find(text, new LocalDate(2026, 10, 5), [], SharedContent.Snapshot.Places));
}
