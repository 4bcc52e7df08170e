using NodaTime;

namespace ChatBot.Content.Model;

/// <summary>What a learning place is.</summary>
public enum LearningPlaceKind
{
    /// <summary>A community learning centre (trung tâm học tập cộng đồng).</summary>
    Centre,

    /// <summary>A library.</summary>
    Library,
}

/// <summary>A community learning centre or a library of the directory.</summary>
public sealed record LearningPlace
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required LearningPlaceKind Kind { get; init; }

    /// <summary>Name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Code of the commune of today in which it lies.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>House, street or landmark.</summary>
    public required LocalText Address { get; init; }

    /// <summary>
    /// Phone number as it is written, or null when it is not known. One that answers give too is a fact: <c>{fact:library.phone}</c>.
    /// </summary>
    public LocalText? Phone { get; init; }

    /// <summary>When it is open, or null when that is not known.</summary>
    public LocalText? Hours { get; init; }

    /// <summary>Where this comes from.</summary>
    public required LocalText Source { get; init; }

    /// <summary>When it was checked, or null.</summary>
    public LocalDate? CheckedOn { get; init; }

    /// <summary>Made up for trying the service; what is said from it is marked "dữ liệu mẫu".</summary>
    public bool Sample { get; init; }
}
