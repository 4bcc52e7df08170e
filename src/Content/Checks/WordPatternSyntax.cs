namespace ChatBot.Content.Checks;

/// <summary>Looks whether a pattern of a word list can be read. What it means is told in the guide of the content folder.</summary>
internal static class WordPatternSyntax
{
    /// <summary>What is wrong with a pattern, in English and Vietnamese; null when nothing is.</summary>
    public static (string En, string Vi)? Fault(string pattern)
    {
        var parts = pattern.Split(' ');
        if (parts.Contains(""))
        {
            return ("Put one blank between two words.", "Giữa hai từ chỉ để một dấu cách.");
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i][0] == '~' && (parts[i].Length != 2 || parts[i][1] is < '1' or > '9' || i == 0 || i == parts.Length - 1))
            {
                return (
                    $"'{parts[i]}' is no gap: ~1 to ~9 stands between two words.",
                    $"'{parts[i]}' không phải khoảng cách: ~1 đến ~9 đứng giữa hai từ."
                );
            }

            if ((parts[i] == "^" && i > 0) || (parts[i] == "$" && i < parts.Length - 1))
            {
                return ("^ stands only at the beginning, $ only at the end.", "Dấu ^ chỉ đứng đầu, dấu $ chỉ đứng cuối.");
            }

            if (parts[i].TrimStart('?').Split('|').Any(word => word.TrimStart('=').Length == 0))
            {
                return ($"In '{parts[i]}' a word is missing beside |, ? or =.", $"Trong '{parts[i]}' thiếu từ cạnh dấu |, ? hoặc =.");
            }
        }

        return parts.All(part => part is "^" or "$" || part[0] is '~' or '?')
            ? ("A pattern needs at least one word that is not optional.", "Mỗi mẫu cần ít nhất một từ bắt buộc.")
            : null;
    }
}
