namespace ChatBot.Content.Model;

/// <summary>What a short question that leans on the last answer asks about: "ở đâu vậy?", "bao nhiêu tiền?".</summary>
public enum Aspect
{
    /// <summary>At which place.</summary>
    Where,

    /// <summary>On which day.</summary>
    When,

    /// <summary>At which time of day.</summary>
    Hours,

    /// <summary>For how long.</summary>
    Long,

    /// <summary>For how much money.</summary>
    Cost,

    /// <summary>For whom.</summary>
    Who,

    /// <summary>How one takes part.</summary>
    How,

    /// <summary>What one brings or hands in.</summary>
    Bring,

    /// <summary>Whether it is online.</summary>
    Online,

    /// <summary>Whether there is a certificate.</summary>
    Certificate,

    /// <summary>Whom one asks, by which number.</summary>
    Contact,

    /// <summary>Whether it takes place, was put off or called off.</summary>
    Status,

    /// <summary>Whether there is room left.</summary>
    Seats,
}
