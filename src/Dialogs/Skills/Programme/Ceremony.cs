namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>A ceremony that every week has.</summary>
internal enum Ceremony
{
    /// <summary>Lễ khai mạc, lễ phát động.</summary>
    Opening,

    /// <summary>Lễ bế mạc, tổng kết.</summary>
    Closing,
}
