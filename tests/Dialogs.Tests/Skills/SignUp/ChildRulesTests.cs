using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;
using CsCheck;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

public sealed class ChildRulesTests
{
    private static readonly LocalDate Today = new(2026, 10, 5);

    [Theory]
    [InlineData(2011, null, true)]
    [InlineData(2010, null, null)]
    [InlineData(2010, true, false)]
    [InlineData(2010, false, true)]
    [InlineData(2009, null, false)]
    public void IsUnderSixteen_AtTheLimit_IsAskedInTheYearOnly(int year, bool? turned, bool? expected) =>
        Assert.Equal(expected, SeatLedger.IsUnderSixteen(year, Today, turned));

    [Fact]
    public void IsUnderSixteen_AnyBirthday_AgreesWithTheCalendar() =>
        Gen.Select(Gen.Int[0, 366 * 40], Gen.Int[0, 366 * 3])
            .Sample(
                (before, after) =>
                {
                    var today = Today.PlusDays(after);
                    var born = today.PlusDays(-before);
                    var hasTurned = born.PlusYears(16) <= today;
                    Assert.Equal(!hasTurned, SeatLedger.IsUnderSixteen(born.Year, today, hasTurned));
                }
            );

    [Theory]
    [InlineData("15", Subject.Self, "2011 2015")]
    [InlineData("15", Subject.Child, "2011 2015")]
    [InlineData("12", Subject.Other, "2014 2012")]
    [InlineData("62", Subject.Self, "1964 1962")]
    [InlineData("90", Subject.Self, "1990")]
    [InlineData("30", Subject.Self, "1996")]
    [InlineData("8", Subject.Child, "2018")]
    [InlineData("08", Subject.Child, "2018 2008")]
    [InlineData("sinh năm 15", Subject.Child, "2015")]
    [InlineData("sn 62", Subject.Self, "1962")]
    [InlineData("62 tuổi", Subject.Self, "1964")]
    [InlineData("gần 60", Subject.Self, "1966")]
    [InlineData("khoảng 50", Subject.Self, "1976")]
    [InlineData("ngoài 40 tuổi", Subject.Self, "1986")]
    [InlineData("tầm 35", Subject.Self, "1991")]
    [InlineData("30 tháng tuổi", Subject.Child, "2024")]
    [InlineData("18 tháng", Subject.Child, "2025")]
    [InlineData("bé mới được mười tháng", Subject.Child, "2025")]
    [InlineData("3 tuần tuổi", Subject.Child, "2026")]
    [InlineData("18 months old", Subject.Child, "2025")]
    [InlineData("1 tuổi 6 tháng", Subject.Child, "2025")]
    [InlineData("10 tháng 5 năm 2015", Subject.Child, "2015")]
    [InlineData("19xx", Subject.Self, "")]
    [InlineData("20xx", Subject.Self, "")]
    [InlineData("thế kỷ 20", Subject.Self, "")]
    [InlineData("2 con", Subject.Child, "")]
    public void BirthYear_NumberAndItsUnit_TheYearsThatItMayMean(string text, Subject who, string expected) =>
        Assert.Equal(expected, string.Join(' ', BirthYears.Possible(BirthYearAnswer.Read(text, Today), who, Today)));

    [Fact]
    public void BirthYear_AgeWithUnit_IsThatAge() =>
        Gen.Int[1, 100]
            .Sample(age =>
                Assert.Equal([Today.Year - age], BirthYears.Possible(BirthYearAnswer.Read($"{age} tuổi", Today), Subject.Self, Today))
            );

    [Fact]
    public void BirthYear_BareNumber_OffersOnlyItsTwoReadings() =>
        Gen.Int[1, 99]
            .Sample(number =>
            {
                foreach (var year in BirthYears.Possible(BirthYearAnswer.Read($"{number}", Today), Subject.Child, Today))
                {
                    Assert.True(Today.Year - year == number || year % 100 == number, $"{number}: {year}");
                }
            });

    [Theory]
    [InlineData("chưa", false)]
    [InlineData("chưa đủ ạ", false)]
    [InlineData("mới 15", false)]
    [InlineData("tháng sau mới đủ", false)]
    [InlineData("sắp đủ rồi", false)]
    [InlineData("còn thiếu 2 tháng", false)]
    [InlineData("20/11/2010", false)]
    [InlineData("đủ rồi", true)]
    [InlineData("vừa đủ tháng trước", true)]
    [InlineData("16 tuổi rồi", true)]
    [InlineData("sinh 3/2/2010", null)]
    [InlineData("03/02/2010", true)]
    [InlineData("không biết", null)]
    [InlineData("đủ tuổi chưa?", null)]
    public void Sixteen_Words_TurnedOrNot(string text, bool? expected)
    {
        var said = SixteenAnswer.Parse(text, Today);
        if (text.StartsWith("sinh", StringComparison.Ordinal))
        {
            Assert.NotEqual(false, said);
        }
        else
        {
            Assert.Equal(expected, said);
        }
    }

    [Theory]
    [InlineData("mẹ em đi làm rồi")]
    [InlineData("bố em không có nhà")]
    [InlineData("bố mẹ em đều vắng nhà")]
    [InlineData("mẹ em chưa về")]
    [InlineData("bố đang bận")]
    [InlineData("bo me em di lam an xa het roi")]
    [InlineData("bố mẹ cháu ở Hàn Quốc")]
    [InlineData("mẹ cháu đang ở ngoài đồng")]
    [InlineData("bố mẹ em mất rồi")]
    [InlineData("mẹ em ngủ rồi")]
    [InlineData("ông bà ra chợ rồi ạ")]
    [InlineData("em ở nhà một mình")]
    [InlineData("nhà không có ai")]
    [InlineData("không có người lớn ở nhà")]
    [InlineData("mẹ em lên nương")]
    [InlineData("my mom is at work")]
    [InlineData("my parents are not here")]
    [InlineData("bố vào Nam rồi")]
    [InlineData("phụ huynh em bận lắm")]
    public void Guardian_SaidToBeElsewhere_IsAway(string text) => Assert.True(GuardianWords.IsAway(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("đồng ý")]
    [InlineData("mẹ đây, mẹ đồng ý")]
    [InlineData("tôi là mẹ cháu")]
    [InlineData("mẹ em ở đây")]
    [InlineData("mẹ em tên là Nguyễn Thị Vắng")]
    [InlineData("Nguyễn Thị Vắng")]
    [InlineData("bố: Lê Văn Đi")]
    [InlineData("mẹ đồng ý cho con đi học")]
    [InlineData("Bà Nguyễn Thị Hoa")]
    [InlineData("không đồng ý")]
    [InlineData("mẹ: Nguyễn Thị Mất")]
    public void Guardian_Present_IsNotAway(string text) => Assert.False(GuardianWords.IsAway(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("bố em thì đi vắng", true)]
    [InlineData("mẹ em đi dạy rồi", true)]
    [InlineData("em thấy bạn về muộn", false)]
    [InlineData("mẹ em vẽ đẹp lắm", false)]
    [InlineData("bố em mặt buồn nhưng đồng ý", false)]
    public void Guardian_WordsThatAMarkTellsApart_AreNotMistaken(string text, bool isAway) =>
        Assert.Equal(isAway, GuardianWords.IsAway(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("bố mẹ nó đi Hàn Quốc, bà nuôi", GuardianRelation.Grandparent)]
    [InlineData("em ở với ông bà", GuardianRelation.Grandparent)]
    [InlineData("bố mẹ mất, chú ruột đang nuôi cháu", GuardianRelation.Guardian)]
    [InlineData("bà ngoại chăm cháu từ nhỏ", GuardianRelation.Grandparent)]
    [InlineData("she lives with grandma", GuardianRelation.Grandparent)]
    public void Guardian_WhoRaisesTheChild_IsKnown(string text, GuardianRelation expected) =>
        Assert.Equal(expected, GuardianWords.Carer(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("mẹ", GuardianRelation.Parent)]
    [InlineData("bố cháu", GuardianRelation.Parent)]
    [InlineData("me em", GuardianRelation.Parent)]
    [InlineData("ba mẹ", GuardianRelation.Parent)]
    [InlineData("bà ngoại", GuardianRelation.Grandparent)]
    [InlineData("ba noi", GuardianRelation.Grandparent)]
    [InlineData("tôi là bác ruột", GuardianRelation.Guardian)]
    [InlineData("người giám hộ", GuardianRelation.Guardian)]
    [InlineData("anh trai", GuardianRelation.Guardian)]
    [InlineData("I am her mother", GuardianRelation.Parent)]
    [InlineData("ok", null)]
    public void Relation_Words_WhatTheyAreToTheChild(string text, GuardianRelation? expected) =>
        Assert.Equal(expected, GuardianWords.Relation(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("Trần Bảo Châu", "Trần Bảo Châu", "is-learner")]
    [InlineData("Tran Bao Chau", "Trần Bảo Châu", "is-learner")]
    [InlineData("Bảo Châu", "Trần Bảo Châu", "is-learner")]
    [InlineData("Trần Bảo Chấu", "Trần Bảo Châu", null)]
    [InlineData("Mẹ", "Trần Bảo Châu", "whole-name")]
    [InlineData("Hoa", "Trần Bảo Châu", "whole-name")]
    [InlineData("Mẹ Hoa", "Trần Bảo Châu", "whole-name")]
    [InlineData("Bố Mẹ Em Mất Rồi", "Trần Bảo Châu", "whole-name")]
    [InlineData("Bà Nội", "Trần Bảo Châu", "whole-name")]
    [InlineData("Nguyễn Thị Lan", "Trần Bảo Châu", null)]
    [InlineData("Trần Văn Bảo", "Trần Bảo Châu", null)]
    [InlineData("Vừ Bá Lồng", "Vừ Y Mai", null)]
    [InlineData("John Smith", "Anna Smith", null)]
    public void GuardianName_OfTheLearnerOrNoWholeName_IsRefused(string name, string learner, string? expected) =>
        Assert.Equal(expected, GuardianWords.NameRefusal(name, learner));

    [Theory]
    [InlineData("em đồng ý", "yes")]
    [InlineData("con đồng ý", "yes")]
    [InlineData("cháu đồng ý rồi ạ", "yes")]
    [InlineData("dạ con muốn học", "yes")]
    [InlineData("con đồng ý mẹ ạ", "yes")]
    [InlineData("bà ơi cháu đồng ý", "yes")]
    [InlineData("thích ạ", "yes")]
    [InlineData("vâng", "yes")]
    [InlineData("em thich", "yes")]
    [InlineData("I agree", "yes")]
    [InlineData("con không muốn học", "no")]
    [InlineData("em chịu", "no")]
    [InlineData("không thích", "no")]
    [InlineData("không", "no")]
    [InlineData("không ạ", "no")]
    [InlineData("con chả thích đâu", "no")]
    [InlineData("em ghét tiếng Anh", "no")]
    [InlineData("con ko học đâu", "no")]
    [InlineData("chán lắm", "no")]
    [InlineData("thôi ạ", "no")]
    [InlineData("em không đồng ý", "no")]
    [InlineData("con khong muon di hoc", "no")]
    [InlineData("nỏ thích mô", "no")]
    [InlineData("I don't want to", "no")]
    [InlineData("bà đồng ý cháu ạ", ChildConsentAnswer.Adult)]
    [InlineData("tôi đồng ý", ChildConsentAnswer.Adult)]
    [InlineData("nó đồng ý rồi", ChildConsentAnswer.Adult)]
    [InlineData("không cần hỏi nó", ChildConsentAnswer.Adult)]
    [InlineData("con tôi thích lắm", ChildConsentAnswer.Adult)]
    [InlineData("cháu nó đồng ý", ChildConsentAnswer.Adult)]
    [InlineData("mẹ đồng ý", ChildConsentAnswer.Adult)]
    [InlineData("bé đồng ý rồi", ChildConsentAnswer.Adult)]
    [InlineData("bố mẹ quyết", ChildConsentAnswer.Adult)]
    [InlineData("trẻ con biết gì", ChildConsentAnswer.Adult)]
    [InlineData("cháu nhà tôi muốn học", ChildConsentAnswer.Adult)]
    [InlineData("đồng ý cho cháu học", ChildConsentAnswer.Adult)]
    [InlineData("đồng ý", "yes")]
    [InlineData("có", "yes")]
    [InlineData("có ạ", "yes")]
    [InlineData("dạ", "yes")]
    [InlineData("dạ có", "yes")]
    [InlineData("em ok", "yes")]
    [InlineData("ok ạ", "yes")]
    [InlineData("dạ được", "yes")]
    [InlineData("yes", "yes")]
    [InlineData("ok con đồng ý", "yes")]
    [InlineData("con đồng ý đi học", "yes")]
    [InlineData("cháu muốn học mẹ ơi", "yes")]
    [InlineData("em đồng ý với mẹ em", "yes")]
    [InlineData("dạ em có muốn ạ", "yes")]
    [InlineData("cháu có ạ", "yes")]
    [InlineData("ok con", ChildConsentAnswer.Adult)]
    [InlineData("ừ", ChildConsentAnswer.Adult)]
    [InlineData("ừ đồng ý đi con", ChildConsentAnswer.Adult)]
    [InlineData("thì đồng ý", ChildConsentAnswer.Adult)]
    [InlineData("ok em", ChildConsentAnswer.Adult)]
    [InlineData("ok con ạ", ChildConsentAnswer.Adult)]
    [InlineData("được con", ChildConsentAnswer.Adult)]
    [InlineData("ừm", ChildConsentAnswer.Adult)]
    [InlineData("u", ChildConsentAnswer.Adult)]
    [InlineData("đồng ý đi con", ChildConsentAnswer.Adult)]
    [InlineData("dong y di con", ChildConsentAnswer.Adult)]
    [InlineData("đồng ý nhé con", ChildConsentAnswer.Adult)]
    [InlineData("con ơi đồng ý nhé", ChildConsentAnswer.Adult)]
    [InlineData("con đồng ý đi", ChildConsentAnswer.Adult)]
    [InlineData("con cứ đồng ý đi", ChildConsentAnswer.Adult)]
    [InlineData("bấm đồng ý đi con", ChildConsentAnswer.Adult)]
    [InlineData("con nói đồng ý đi", ChildConsentAnswer.Adult)]
    [InlineData("ok", ChildConsentAnswer.Adult)]
    [InlineData("oke", ChildConsentAnswer.Adult)]
    [InlineData("con đồng ý nhé", ChildConsentAnswer.Adult)]
    [InlineData("cháu đồng ý không", ChildConsentAnswer.Adult)]
    [InlineData("con có đồng ý không", ChildConsentAnswer.Adult)]
    [InlineData("em muốn học chứ", ChildConsentAnswer.Adult)]
    [InlineData("ừ thì đồng ý", ChildConsentAnswer.Adult)]
    [InlineData("có chứ con", ChildConsentAnswer.Adult)]
    [InlineData("em chả học", "no")]
    [InlineData("con không học nữa đâu", "no")]
    [InlineData("con thì không", "no")]
    [InlineData("em không đâu", "no")]
    [InlineData("em không biết", RejectReasons.Unclear)]
    [InlineData("không phản đối", RejectReasons.Unclear)]
    public void Child_Answers_ForItself(string text, string expected) =>
        Assert.Equal(
            expected,
            ChildConsentAnswer.Parse(text) switch
            {
                AnswerOutcome.Accepted accepted => accepted.Value,
                AnswerOutcome.Rejected rejected => rejected.Reason,
                _ => "interrupted",
            }
        );

    [Theory]
    [InlineData("em chả học", true)]
    [InlineData("con không học nữa đâu", true)]
    [InlineData("em ko học đâu ạ", true)]
    [InlineData("cháu không muốn học tiếng Anh", true)]
    [InlineData("con không thích nữa", true)]
    [InlineData("em không tham gia đâu", true)]
    [InlineData("con khong di hoc dau", true)]
    [InlineData("em không học buổi tối", false)]
    [InlineData("con không học được thứ bảy", false)]
    [InlineData("em không biết", false)]
    [InlineData("em chưa học bao giờ", false)]
    [InlineData("con chưa học", false)]
    [InlineData("em không có số điện thoại", false)]
    [InlineData("con không muốn cho số", false)]
    [InlineData("không học nữa", false)]
    [InlineData("em không đi học xa được", false)]
    public void Child_NoLater_TakesTheConsentBack(string text, bool expected) =>
        Assert.Equal(expected, ChildConsentAnswer.IsTakenBack(text));

    [Theory]
    [InlineData("Nguyễn Văn An, Nguyễn Thị Bình", true)]
    [InlineData("Lê Văn Hùng / Trần Thị Mai", true)]
    [InlineData("Nguyễn Văn An, Hà Tĩnh", false)]
    [InlineData("Trần Văn Nam, nam, ở Vinh", false)]
    [InlineData("Nguyễn Văn An", false)]
    public void SeveralNames_InOneAnswer_AreSeen(string text, bool expected) => Assert.Equal(expected, SeveralNames.Are(text));
}
