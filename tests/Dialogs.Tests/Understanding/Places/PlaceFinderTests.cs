using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Places;
using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Places;

public sealed class PlaceFinderTests
{
    private static readonly PlaceFinder Finder = PlaceFinder.Build(SharedContent.Snapshot.Places);

    [Theory]
    [InlineData("phường Trường Vinh", "16690")]
    [InlineData("p truong vinh", "16690")]
    [InlineData("Trường Vinh", "16690")]
    [InlineData("ở Bến Thủy có gì", "16690")]
    [InlineData("ben thuy", "16690")]
    [InlineData("Bến Thuỷ", "16690")]
    [InlineData("TP Vinh", "412")]
    [InlineData("tp.vinh", "412")]
    [InlineData("thành phố vinh", "412")]
    [InlineData("ở vinh", "412")]
    [InlineData("Vinh", "412")]
    [InlineData("Vinh city", "412")]
    [InlineData("huyện Diễn Châu", "425")]
    [InlineData("h. Dien Chau", "425")]
    [InlineData("phường Trường Vinh, thành phố Vinh", "16690")]
    [InlineData("phuong truong thi", "16690")]
    [InlineData("ở Trường Thi", "16690")]
    public void Find_NamedPlace_Code(string text, string code) => Assert.Equal([code], Codes(text));

    [Theory]
    [InlineData("Diễn Châu")]
    [InlineData("dien chau co gi khong")]
    public void Find_CommuneAndDistrictOfOneName_Both(string text)
    {
        var place = Assert.Single(Finder.Find(AnalyzedText.Of(text)));
        Assert.True(place.IsAmbiguous);
        Assert.Equal(["425"], place.Districts);
        Assert.Equal("Xã Diễn Châu", SharedContent.Snapshot.Places.Commune(place.Communes[0])!.FullName);
    }

    [Fact]
    public void Find_EveryNameOfTheGazetteer_WithItsType_FindsItsCode()
    {
        var missed = new List<string>();
        foreach (var commune in SharedContent.Snapshot.Places.Communes)
        {
            foreach (var name in commune.Former.Select(f => f.FullName).Prepend(commune.FullName))
            {
                foreach (var typed in new[] { name, VietnameseText.Fold(name), $"cho hỏi {name} có lớp không" })
                {
                    if (!Codes(typed).Contains(commune.Code))
                    {
                        missed.Add(typed);
                    }
                }
            }
        }

        missed.AddRange(
            SharedContent.Snapshot.Places.Districts.SelectMany(d =>
                new[] { d.FullName, VietnameseText.Fold(d.FullName) }.Where(name => !Codes(name).SequenceEqual([d.Code]))
            )
        );
        Assert.Empty(missed);
    }

    [Fact]
    public void Find_CommuneWithoutType_WholeMessage_FindsItsCode() =>
        Assert.All(SharedContent.Snapshot.Places.Communes, c => Assert.Contains(c.Code, Codes(c.Name)));

    [Theory]
    [InlineData("anh Vinh ơi")]
    [InlineData("gặp anh Sơn")]
    [InlineData("thi vstep ở trường thi nào")]
    [InlineData("vinh danh người học")]
    [InlineData("cấm làm gì")]
    [InlineData("thành tiền bao nhiêu")]
    [InlineData("tôi muốn đăng ký lớp tiếng anh")]
    [InlineData("trường tôi muốn đăng hoạt động")]
    [InlineData("lớp học ở đâu")]
    public void Find_NoPlace_Nothing(string text) => Assert.Empty(Codes(text));

    [Theory]
    [InlineData("chỗ nào yên tĩnh để ngồi học")]
    [InlineData("chỗ ở yên tĩnh")]
    [InlineData("lễ khánh thành nhà văn hóa")]
    [InlineData("lop co nghi thu 7 khong")]
    [InlineData("co quan hanh chinh")]
    [InlineData("cho chau hoi lop hoc o dau")]
    [InlineData("su kien lon nhat cua nam")]
    [InlineData("hoc vien thanh toan the nao")]
    [InlineData("hoat dong do thanh nien to chuc")]
    [InlineData("hoi nghi huong dan")]
    [InlineData("bi goi dien quang cao")]
    public void Find_PlainWordsThatAreAlsoNames_Nothing(string text) => Assert.Empty(Codes(text));

    [Theory]
    [InlineData("xã yên tĩnh có lớp không", "16912")]
    [InlineData("ở yên tĩnh có lớp không", "16912")]
    [InlineData("Yên Tĩnh có gì", "16912")]
    [InlineData("lớp học Khánh Thành", "17611")]
    [InlineData("hoc o vien thanh", "17605")]
    [InlineData("nha van hoa thanh pho vinh", "412")]
    [InlineData("dạ kim liên ạ", "17971")]
    public void Find_TheSameWordsAsAPlace_Code(string text, string code) => Assert.Equal([code], Codes(text));

    private static List<string> Codes(string text) => [.. Finder.Find(AnalyzedText.Of(text)).SelectMany(p => p.Codes)];
}
