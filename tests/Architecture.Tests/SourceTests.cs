using System.Text.RegularExpressions;
using Xunit;

namespace ChatBot.Architecture.Tests;

/// <summary>Rules that the compiled program does not show.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void LiteDb_OutsideItsFolder_IsNamedOnlyWhereTheStoreIsChosen()
    {
        var files = Repository
            .Sources("src")
            .Where(file => !file.StartsWith("src/Bot/Storage/LiteDb/", StringComparison.Ordinal))
            .Where(file => Repository.Code(file).Any(line => line.Contains("LiteDb", StringComparison.OrdinalIgnoreCase)))
            .ToList();

        Assert.True(files.Count <= 3, $"A second store would have to touch {files.Count} files: {string.Join(", ", files)}");
    }

    [Fact]
    public void Channels_OutsideTheirFolders_AreNamedNowhere()
    {
        var channels = Directory
            .GetDirectories(Path.Combine(Repository.Folder, "src/Bot/Channels"))
            .Select(Path.GetFileName)
            .Except(["Shared"]);
        var named = new Regex($"Channels\\.({string.Join('|', channels)})\\b", RegexOptions.CultureInvariant);

        Assert.Empty(
            from file in Repository.Sources("src")
            where !file.StartsWith("src/Bot/Channels/", StringComparison.Ordinal)
            where Repository.Code(file).Any(line => named.IsMatch(line))
            select file
        );
    }

    [Fact]
    public void Hours_AreReadAndWrittenByTheCalendarOfTheService() =>
        Assert.Empty(from file in Repository.Sources("src") where Repository.Code(file).Any(line => FixedZone().IsMatch(line)) select file);

    [GeneratedRegex(@"FromHours\(7\)|\+07:00|DateTime(?:Offset)?\.(?:Now|Today)|TimeZoneInfo\.Local", RegexOptions.CultureInvariant)]
    private static partial Regex FixedZone();
}
