namespace ChatBot.EndToEnd.Tests;

/// <summary>A directory of its own for a test, removed afterwards.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("chatbot-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
