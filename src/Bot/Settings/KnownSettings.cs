using System.Collections;
using System.Reflection;
using ChatBot.Content.Loading;

namespace ChatBot.Bot.Settings;

/// <summary>
/// The settings that the service knows, read from its own types: each class with a constant <c>Section</c> has a setting for every public
/// property that can be set, and each constant <c>Key</c> with a colon is a setting of its own. A setting that none of them knows would be
/// ignored in silence, so it stops the start.
/// </summary>
internal static class KnownSettings
{
    private static readonly IReadOnlyList<(string Key, bool HasChildren)> Known = [.. Find().Distinct()];

    /// <summary>Full keys such as <c>Telegram:BotToken</c>, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(s => s.Key).Order(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Sections => All.Select(SectionOf).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Types whose properties are settings.</summary>
    public static IEnumerable<(Type Type, string Section)> OptionsTypes() =>
        from type in typeof(KnownSettings).Assembly.GetTypes()
        let field = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
        where field is { IsLiteral: true }
        select (type, (string)field.GetRawConstantValue()!);

    /// <summary>
    /// One sentence for each setting of a section of ours that nothing reads, with the name that was probably meant. The sections of others
    /// (<c>Logging</c>, <c>Kestrel</c>) are free. No value is shown.
    /// </summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        foreach (var top in configuration.GetChildren())
        {
            var ours = Sections.Contains(top.Key, StringComparer.OrdinalIgnoreCase);
            foreach (var (key, value) in top.AsEnumerable())
            {
                if (value is null || key.Equals(top.Path, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                if (ours && !IsKnown(key))
                {
                    yield return $"{key} is unknown; {Meant(key)}";
                }
                else if (!ours && Near(top.Key, Sections) is { } section && IsKnown(section + key[top.Key.Length..]))
                {
                    yield return $"{key} is unknown; did you mean {section}{key[top.Key.Length..]}?";
                }
            }
        }
    }

    private static bool IsKnown(string key) =>
        Known.Any(known =>
            key.Equals(known.Key, StringComparison.OrdinalIgnoreCase)
            || (known.HasChildren && key.StartsWith(known.Key + ":", StringComparison.OrdinalIgnoreCase))
        );

    private static string Meant(string key)
    {
        var section = SectionOf(key);
        var name = key[(section.Length + 1)..];
        var here = All.Where(k => SectionOf(k).Equals(section, StringComparison.OrdinalIgnoreCase)).ToList();
        var names = here.Select(k => k[(section.Length + 1)..]).ToList();
        var near =
            Near(name, names)
            ?? names.FirstOrDefault(n => n.Contains(name, StringComparison.OrdinalIgnoreCase))
            ?? names.FirstOrDefault(n => name.Contains(n, StringComparison.OrdinalIgnoreCase));
        if (near is not null)
        {
            return $"did you mean {here[names.IndexOf(near)]}?";
        }

        var elsewhere = All.FirstOrDefault(k => k.EndsWith(":" + name, StringComparison.OrdinalIgnoreCase));
        return elsewhere is not null ? $"did you mean {elsewhere}?" : $"known there: {string.Join(", ", here)}.";
    }

    private static string? Near(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        var near = Suggestion.Nearest(name.ToUpperInvariant(), names.Select(n => n.ToUpperInvariant()));
        return near is null ? null : names.First(n => n.Equals(near, StringComparison.OrdinalIgnoreCase));
    }

    private static string SectionOf(string key) => key.Split(':')[0];

    private static IEnumerable<(string Key, bool HasChildren)> Find()
    {
        foreach (var (type, section) in OptionsTypes())
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var isMany = property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable));
                if (isMany || property.SetMethod is { IsPublic: true })
                {
                    yield return ($"{section}:{property.Name}", isMany);
                }
            }
        }

        foreach (var type in typeof(KnownSettings).Assembly.GetTypes())
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                if (
                    field is { IsLiteral: true }
                    && field.Name.EndsWith("Key", StringComparison.Ordinal)
                    && field.GetRawConstantValue() is string key
                    && key.Contains(':', StringComparison.Ordinal)
                )
                {
                    yield return (key, false);
                }
            }
        }
    }
}
