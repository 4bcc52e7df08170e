using ChatBot.Dialogs.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>
/// A channel from the other side: its citizens act in the messenger's own way, and what they see can be read. Everything goes through the
/// fake platform (the web: through the service's own HTTP), nothing through the adapter.
/// </summary>
internal abstract class ChannelDriver : IAsyncDisposable
{
    /// <summary>Name of the channel.</summary>
    public abstract string Channel { get; }

    /// <summary>Starts the fake of the platform.</summary>
    public virtual Task StartAsync(ContractWorld world)
    {
        World = world;
        return Task.CompletedTask;
    }

    /// <summary>Settings that switch the channel on against its fake.</summary>
    public virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    /// <summary>Replaces what the test must hold in its hands, such as another clock of the channel.</summary>
    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>The service runs: tells the platform its address, and waits until the channel works.</summary>
    public virtual Task ReadyAsync(ContractService service) => Task.CompletedTask;

    /// <summary>What must never be written down anywhere.</summary>
    public virtual IReadOnlyList<string> Secrets => [];

    /// <summary>Updates the platform has not delivered yet.</summary>
    public virtual int Pending => 0;

    /// <summary>Calls the platform leaves without an answer.</summary>
    public virtual int Unanswered => 0;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected ContractWorld World { get; private set; } = null!;

    /// <summary>Choices are buttons.</summary>
    public abstract bool HasButtons { get; }

    /// <summary>Choices are, also, numbered lines.</summary>
    public abstract bool HasNumbers { get; }

    /// <summary>The messenger has a button of its own for the phone number.</summary>
    public virtual bool AsksPhone => false;

    /// <summary>There is somebody between us and the citizen who may refuse, limit or cut.</summary>
    public virtual bool HasPlatform => true;

    /// <summary>A limit concerns the whole account, so all conversations wait together.</summary>
    public virtual bool LimitIsOfAll => false;

    /// <summary>Somebody who never wrote.</summary>
    public abstract Task<string> NewcomerAsync();

    /// <summary>There is no conversation before the greeting.</summary>
    public virtual bool GreetsNewcomers => false;

    /// <summary>Opens the conversation the way the messenger does: start, follow, the page.</summary>
    public abstract Task OpensAsync(string citizen);

    public abstract Task SaysAsync(string citizen, string text);

    /// <summary>Presses the button with this label or types its number.</summary>
    public abstract Task ChoosesAsync(string citizen, string label);

    public abstract Task SharesPhoneAsync(string citizen, string phone);

    public abstract Task SendsPictureAsync(string citizen);

    /// <summary>
    /// Delivers a text as the platform would; the same <paramref name="update"/> is the same update. The status answered.
    /// </summary>
    public abstract Task<int> DeliversAsync(string citizen, string text, int update);

    /// <summary>Somebody who is not the platform delivers a text. The status answered.</summary>
    public abstract Task<int> ForgesAsync(string citizen, string text);

    public abstract Task<IReadOnlyList<Bubble>> SeenAsync(string citizen);

    public abstract ConversationReference Where(string citizen);

    /// <summary>What becomes of the next sends to this citizen, in this order; null: it is served.</summary>
    public abstract void Plan(string citizen, params Trouble?[] troubles);

    /// <summary>This share of all sends fails, in all the ways at once.</summary>
    public abstract void FailAtRandom(double share);

    /// <summary>Nothing can be sent to them from now on; the service learns it when it tries.</summary>
    public abstract void Blocks(string citizen);

    /// <summary>They can be written to again.</summary>
    public abstract void Unblocks(string citizen);

    /// <summary>Sends that were tried to this citizen.</summary>
    public abstract int Attempts(string citizen);
}

/// <summary>What all drivers share.</summary>
/// <param name="Address">Where the service listens.</param>
/// <param name="Http">For calls that no fake makes.</param>
/// <param name="Clock">The service's clock.</param>
/// <param name="Patience">Longest wait on a busy machine.</param>
internal sealed record ContractWorld(Uri Address, HttpClient Http, TimeProvider Clock, TimeSpan Patience);
