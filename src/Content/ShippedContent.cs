namespace ChatBot.Content;

/// <summary>The content that travels with the program.</summary>
public static class ShippedContent
{
    /// <summary>Its folder, beside the assembly, wherever the service was started from.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "shipped");
}
