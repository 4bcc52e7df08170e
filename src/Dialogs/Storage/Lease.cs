using System.Text.Json.Serialization;

namespace ChatBot.Dialogs.Storage;

/// <summary>
/// Who does what only one process may do at a time: the scheduler, retention, a poller, the refresh of a token.
/// </summary>
public sealed record Lease
{
    /// <summary>What is leased. The document's key.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="IStore.Node"/> of the process that holds it; empty after it was released.</summary>
    public required string Owner { get; init; }

    /// <summary>Rises each time it gets another owner.</summary>
    public required long Epoch { get; init; }

    /// <summary>Rises with every renewal. A lease whose beat stands still is taken over.</summary>
    public required long Beat { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<Lease> Kind { get; } =
        new("lease", LeaseJson.Default.Lease, lease => lease.Name, new Retention(null, "One small document for each part that runs once."))
        {
            OwnerlessBecause = "It names processes of the service and says nothing about a citizen.",
        };
}

/// <summary>JSON of leases.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Lease))]
internal sealed partial class LeaseJson : JsonSerializerContext;
