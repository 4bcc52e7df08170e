using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Words;

public sealed class ExpandedTextTests
{
    [Theory]
    [InlineData("ko biet dki lop TA o dau", "khong biet dang ky lop tieng anh o dau")]
    [InlineData("đkkkk lớp", "dang ky lop")]
    [InlineData("lớp học ở mô rứa", "lop hoc o dau the")]
    [InlineData("mần răng để đăng ký", "lam sao de dang ky")]
    [InlineData("hnay co sk j k", "hom nay co su kien gi khong")]
    [InlineData("t7 nay", "thu 7 nay")]
    [InlineData("7h30", "7 gio 30")]
    [InlineData("500k", "500 nghin")]
    [InlineData("dduowcj hocj tieengs anh", "duoc hoc tieng anh")]
    [InlineData("online free test class", "online mien phi test class")]
    [InlineData("fai nop phi khong", "phai nop phi khong")]
    [InlineData("mô hình", "mo hinh")]
    public void Expand_ShortAndDialectForms_WrittenOut(string typed, string expected) =>
        Assert.Equal(expected, ExpandedText.Of(AnalyzedText.Of(typed)).ToString());
}
