using ChatBot.Dialogs.Understanding;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

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
