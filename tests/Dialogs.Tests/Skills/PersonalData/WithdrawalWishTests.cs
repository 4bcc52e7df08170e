using ChatBot.Dialogs.Skills.PersonalData;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.PersonalData;

public sealed class WithdrawalWishTests
{
    [Theory]
    [InlineData("Thưa cán bộ, tôi muốn rút lại sự đồng ý đã cho lưu thông tin của con tôi ạ", true)]
    [InlineData("tôi rút lại việc cho phép dùng số điện thoại của tôi", true)]
    [InlineData("toi khong dong y cho dung thong tin cua con toi nua", true)]
    [InlineData("I no longer agree that you keep my details", true)]
    [InlineData("tôi không đồng ý", false)]
    [InlineData("tôi rút lại đồng ý, xin xóa hết thông tin", false)]
    [InlineData("muốn rút khỏi lớp thì làm thế nào", false)]
    public void Is_Sentence_TakesConsentBackAndErasesNothing(string text, bool withdraws) => Assert.Equal(withdraws, WithdrawalWish.Is(text));
}
