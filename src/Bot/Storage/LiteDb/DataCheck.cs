using ChatBot.Bot.Storage.Contract;
using static ChatBot.Bot.Storage.LiteDb.PageRecord;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// Reads the whole data file once, before LiteDB does: a damaged page must be found at the start, not by the citizen whose it is.
/// </summary>
internal static class DataCheck
{
    /// <exception cref="StoreDamagedException">A page is damaged, or the file is too short.</exception>
    /// <exception cref="StoreVersionException">The file has a format this version does not know.</exception>
    public static void Run(IBlockFile data)
    {
        long pages = 0;
        uint lastPage = 0;
        foreach (var record in LogReplay.ReadAll(data))
        {
            if (!IsValid(record, (uint)pages))
            {
                throw Damaged($"is damaged at page {pages}");
            }

            if (Word(record) != DataFormat)
            {
                throw new StoreVersionException(
                    "The data file has a format that this version does not know. Start the newer version that wrote it."
                );
            }

            if (pages == 0)
            {
                lastPage = LiteDbPage.LastPage(record);
            }

            pages++;
        }

        if (pages <= lastPage)
        {
            throw Damaged($"ends after {pages} pages and should have {lastPage + 1L}");
        }
    }

    private static StoreDamagedException Damaged(string what) =>
        new($"The store's data file {what}. Put the last backup back with 'restore FILE'; the files are left as they are.")
        {
            OfTheFile = what,
        };
}
