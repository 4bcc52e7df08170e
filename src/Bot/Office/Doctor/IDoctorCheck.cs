using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>One thing <c>doctor</c> looks at. Registered in <see cref="Examination"/>.</summary>
internal interface IDoctorCheck
{
    /// <summary>First word of its lines.</summary>
    string Name { get; }

    /// <summary>Looks and says what it found; what is wrong with the machine is a finding, not an exception.</summary>
    Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken);
}
