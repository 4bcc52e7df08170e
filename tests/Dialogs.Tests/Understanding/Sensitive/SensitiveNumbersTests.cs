using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Sensitive;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Sensitive;

public sealed class SensitiveNumbersTests
{
    [Theory]
    [InlineData("040199012345", SensitiveKind.IdNumber)]
    [InlineData("so cccd cua toi 040 199 012 345", SensitiveKind.IdNumber)]
    [InlineData("CMND 186123456", SensitiveKind.IdNumber)]
    [InlineData("4111 1111 1111 1111", SensitiveKind.Card)]
    [InlineData("thẻ 9704-0000-0000-0018", SensitiveKind.Card)]
    [InlineData("482913", SensitiveKind.OneTimeCode)]
    [InlineData("mã xác nhận là 482913", SensitiveKind.OneTimeCode)]
    [InlineData("OTP: 482 913", SensitiveKind.OneTimeCode)]
    [InlineData("0912345678", null)]
    [InlineData("+84 912 345 678", null)]
    [InlineData("84912345678", null)]
    [InlineData("1990", null)]
    [InlineData("05/10/2020", null)]
    [InlineData("giá 500.000 đồng", null)]
    [InlineData("186123456", null)]
    [InlineData("không có số nào", null)]
    [InlineData("4111 1111 1111 1112", null)]
    public void Find_NumbersOfAllKinds_OnlySensitiveOnes(string text, SensitiveKind? expected) =>
        Assert.Equal(expected, SensitiveNumbers.Find(VietnameseText.Normalize(text)).Select(n => (SensitiveKind?)n.Kind).SingleOrDefault());

    // Whatever stands between the digits, beside them or in their place.
    [Theory]
    [InlineData("cccd của tôi 040188001234/CA Nghệ An", SensitiveKind.IdNumber)]
    [InlineData("040188001234: số căn cước", SensitiveKind.IdNumber)]
    [InlineData("0401_8800_1234", SensitiveKind.IdNumber)]
    [InlineData("0401,8800,1234", SensitiveKind.IdNumber)]
    [InlineData("0401–8800–1234", SensitiveKind.IdNumber)]
    [InlineData("0401 — 8800 — 1234", SensitiveKind.IdNumber)]
    [InlineData("0401;8800;1234", SensitiveKind.IdNumber)]
    [InlineData("040|188|001|234", SensitiveKind.IdNumber)]
    [InlineData("0401/8800/1234", SensitiveKind.IdNumber)]
    [InlineData("0 4 0 1 8 8 0 0 1 2 3 4", SensitiveKind.IdNumber)]
    [InlineData("٠٤٠١٨٨٠٠١٢٣٤", SensitiveKind.IdNumber)]
    [InlineData("०४०१८८००१२३४", SensitiveKind.IdNumber)]
    [InlineData("０４０１８８００１２３４", SensitiveKind.IdNumber)]
    [InlineData("0401\u200D8800\u200B1234", SensitiveKind.IdNumber)]
    [InlineData("cc040188001234vn", SensitiveKind.IdNumber)]
    [InlineData("hộ chiếu C1234567", SensitiveKind.IdNumber)]
    [InlineData("BHXH 4012345678", SensitiveKind.IdNumber)]
    [InlineData("thẻ bhyt GD4404012345678", SensitiveKind.IdNumber)]
    [InlineData("4111111111111111/12", SensitiveKind.Card)]
    [InlineData("4111111111111111 12/28 123", SensitiveKind.Card)]
    [InlineData("4111_1111_1111_1111", SensitiveKind.Card)]
    [InlineData("mã cvv 123", SensitiveKind.Card)]
    [InlineData("otp 1234", SensitiveKind.OneTimeCode)]
    [InlineData("mã otp là 12345678", SensitiveKind.OneTimeCode)]
    [InlineData("mã xác thực 55210", SensitiveKind.OneTimeCode)]
    [InlineData("12-34-56 là mã xác nhận", SensitiveKind.OneTimeCode)]
    [InlineData("mật khẩu vneid của tôi là Abc@12345", SensitiveKind.Password)]
    [InlineData("mật khẩu: hunter2xyz", SensitiveKind.Password)]
    [InlineData("mk zalo tôi là hoa1990", SensitiveKind.Password)]
    [InlineData("pass wifi của trung tâm là abc*****", SensitiveKind.Password)]
    [InlineData("my password is sunshine7", SensitiveKind.Password)]
    public void Find_AnySpelling_IsFound(string text, SensitiveKind expected) =>
        Assert.Contains(expected, SensitiveNumbers.Find(VietnameseText.Normalize(text)).Select(n => n.Kind));

    [Theory]
    [InlineData("không bốn không một tám tám không không một hai ba bốn là căn cước của tôi", SensitiveKind.IdNumber)]
    [InlineData("khong bon khong mot chin chin khong khong mot hai ba bon", SensitiveKind.IdNumber)]
    [InlineData("mã số thuế của tôi 8012345678", SensitiveKind.IdNumber)]
    [InlineData("bằng lái xe của tôi số 400123456789", SensitiveKind.IdNumber)]
    [InlineData("stk của tôi là 0101000123457", SensitiveKind.OwnAccount)]
    [InlineData("số tài khoản tôi 19001234567 ngân hàng VCB", SensitiveKind.OwnAccount)]
    public void Find_SpelledOutTaxLicenceAndOwnAccount_IsFound(string text, SensitiveKind expected) =>
        Assert.Equal(expected, Assert.Single(SensitiveNumbers.Find(VietnameseText.Normalize(text))).Kind);

    [Theory]
    [InlineData("một hai ba bốn năm sáu bảy tám chín mười")]
    [InlineData("one two three four five six seven eight nine ten")]
    [InlineData("không chín một hai ba bốn năm sáu bảy tám là số điện thoại")]
    [InlineData("tài khoản 19001234567 của nó có phải lừa đảo không")]
    [InlineData("stk 19001234567 có phải của kẻ lừa không")]
    public void Find_CountingPhonesAndAccountsAskedAbout_AreNone(string text) =>
        Assert.Empty(SensitiveNumbers.Find(VietnameseText.Normalize(text)));

    [Theory]
    [InlineData("05/10/2020 08:00")]
    [InlineData("từ 05-10-2026 đến 11-10-2026")]
    [InlineData("lúc 08:00, 09:30 và 14:00")]
    [InlineData("gọi 0912 345 678 hoặc 0987 654 321")]
    [InlineData("0238 384 4567, máy lẻ 12")]
    [InlineData("0912345678 12")]
    [InlineData("lớp A1-01, A1-02")]
    [InlineData("mã 4XK342")]
    [InlineData("1.500.000 đồng")]
    [InlineData("otp có hiệu lực 5 phút năm 2026")]
    [InlineData("không nhận được otp từ số 0912345678")]
    [InlineData("mật khẩu là gì")]
    [InlineData("mật khẩu mạnh là như thế nào")]
    [InlineData("mật khẩu dài 12 ký tự")]
    [InlineData("mk là ai")]
    [InlineData("quên mật khẩu zalo")]
    [InlineData("số tài khoản 19001234567 có lừa đảo không")]
    [InlineData("01, 02, 03, 04, 05, 06")]
    [InlineData("tài khoản bị trừ 500000 đồng")]
    public void Find_DatesTimesPhonesPricesAndQuestions_AreNone(string text) =>
        Assert.Empty(SensitiveNumbers.Find(VietnameseText.Normalize(text)));

    [Theory]
    [InlineData("cccd 0401_8800_1234/CA", "cccd ****_****_****/CA")]
    [InlineData("mật khẩu là Abc@12345 nhé", "mật khẩu là ********* nhé")]
    [InlineData("stk 0101000123456 và otp 1234", "stk ************* và otp ****")]
    [InlineData("hộ chiếu C1234567", "hộ chiếu ********")]
    [InlineData("lớp 6 năm 2014", "lớp 6 năm 2014")]
    public void ForKeeping_WhatIsSensitive_IsStarred(string text, string expected) =>
        Assert.Equal(expected, SensitiveNumbers.ForKeeping(text));

    [Fact]
    public void ForKeeping_Twice_IsTheSame()
    {
        foreach (var row in SetFile.Rows("kept-questions.tsv", Path.Combine("Skills", "Questions")))
        {
            var once = SensitiveNumbers.ForKeeping(row["text"]);
            Assert.Equal(once, SensitiveNumbers.ForKeeping(once));
        }
    }

    [Theory]
    [InlineData("cccd 040199012345 nhé", "cccd ************ nhé")]
    [InlineData("gọi 0912.345.678", "gọi ****.***.***")]
    [InlineData("năm 1990 lớp 6", "năm **** lớp 6")]
    [InlineData("cháu sinh 2014", "cháu sinh ****")]
    [InlineData("tuần lễ năm 2026 và 2030", "tuần lễ năm 2026 và 2030")]
    [InlineData("pin 2040", "pin ****")]
    [InlineData("số 20 26", "số ** **")]
    [InlineData("lớp 6, phòng 305", "lớp 6, phòng 305")]
    [InlineData("4111 1111 1111 1111", "**** **** **** ****")]
    [InlineData("mã 482913", "mã ******")]
    [InlineData("không số", "không số")]
    public void Mask_LongNumbers_Starred(string text, string expected) => Assert.Equal(expected, SensitiveNumbers.Mask(text));
}
