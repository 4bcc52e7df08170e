using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>The keys without which the data cannot be read.</summary>
internal sealed class KeysCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "keys";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            context.IsFolderClosed
                ? Finding.Warn(Name, "not examined: this user may not look into the data folder", "run doctor as the service's user")
                : Examine(context),
        ]);

    private Finding Examine(DoctorContext context)
    {
        var folder = DataFolder.Keys(context.Configuration);
        if (context.Store?.HasData(context.Configuration) != true)
        {
            return Finding.Ok(Name, "none yet; they are made with the data file");
        }

        try
        {
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
            return files.Any(file => Path.GetExtension(file) == ".xml") && files.Any(file => Path.GetExtension(file) == ".key")
                ? Finding.Ok(
                    Name,
                    string.Create(CultureInfo.InvariantCulture, $"{files.Length} files in {folder}; a backup puts them into its .keys file")
                )
                : Finding.Fail(
                    Name,
                    $"{folder} does not hold the keys of the data file, and without them it cannot be read",
                    "put the folder back, or run 'restore FILE' with the last backup"
                );
        }
        catch (UnauthorizedAccessException)
        {
            return Finding.Warn(Name, $"{folder} may not be read by this user", "run doctor as the service's user");
        }
    }
}
