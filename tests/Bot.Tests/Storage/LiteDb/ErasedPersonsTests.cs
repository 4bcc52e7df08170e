using System.Security.Cryptography;
using System.Text;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Storage.Sealing;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Skills.Lessons;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>What is left of a person in the files after an erase, and what a restore brings back.</summary>
public sealed class ErasedPersonsTests : IDisposable
{
    private const string Name = "Trần Bí Mật";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-erased-").FullName;

    private string Backup => Path.Combine(_folder, "backup.db");

    private LiteDbStoreOptions Options => new() { Path = Path.Combine(_folder, "data", "chatbot.db") };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Erase_WhileTheStoreRuns_LeavesNoSealedCopyInTheFiles()
    {
        await using var store = Open();
        await SignUpAsync(store, "anh");
        for (var change = 0; change < 20; change++)
        {
            await SignUpAsync(store, "anh", change);
        }

        Assert.NotEqual(0, SealedCopies());

        await EraseAsync(store, "anh");

        Assert.Equal(0, SealedCopies());
    }

    [Fact]
    public async Task Erase_WhileABackupIsMade_LeavesNoSealedCopyAfterIt()
    {
        await using var store = Open();
        await SignUpAsync(store, "anh");
        Task? erase = null;
        var progress = new FirstShare(() => erase = EraseAsync(store, "anh"));

        await store.BackupAsync(Backup, progress, CancellationToken.None);
        await erase!;

        // The group that is woken at the end of the copy is behind this one, or before it.
        await store.RunAsync(_ => { });
        await store.RunAsync(_ => { });
        Assert.Equal(0, SealedCopies());
    }

    [Fact]
    public async Task Restore_OfABackupFromBeforeAnErase_ErasesAgainAndWritesItDown()
    {
        await using (var store = Open())
        {
            await SignUpAsync(store, "anh");
            await SignUpAsync(store, "binh");
            await store.BackupAsync(Backup, null, CancellationToken.None);
            await EraseAsync(store, "anh");
        }

        StoreFiles.Restore(Options, DeclaredDocuments.All, Backup, TimeProvider.System);

        await using (var restored = Open())
        {
            Assert.Equal(1, restored.ErasesToRepeat);
            Assert.Equal(1, await EraseAgain.RunAsync(restored, DeclaredDocuments.All, [], TimeProvider.System, CancellationToken.None));
            Assert.Empty(await restored.ExecuteAsync(s => s.OfPersonAsync(Enrolment.Kind, "anh")));
            Assert.Single(await restored.ExecuteAsync(s => s.OfPersonAsync(Enrolment.Kind, "binh")));
            Assert.Equal(1, (await restored.GetAsync(ClassSeats.Kind, "vinh"))!.Taken);
            var entries = await restored.QueryAsync(AuditEntry.Kind, new IndexRange("at", null, null));
            Assert.Equal(["anh"], entries.Where(e => e.What == "person.erase-again").Select(e => e.About));
        }

        await using var again = Open();
        Assert.Equal(0, again.ErasesToRepeat);
    }

    [Fact]
    public async Task Restore_OfABackupFromAfterAnErase_HasNothingToErase()
    {
        await using (var store = Open())
        {
            await SignUpAsync(store, "anh");
            await EraseAsync(store, "anh");
            await store.BackupAsync(Backup, null, CancellationToken.None);
        }

        StoreFiles.Restore(Options, DeclaredDocuments.All, Backup, TimeProvider.System);

        await using var restored = Open();
        Assert.Equal(0, restored.ErasesToRepeat);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task List_MissingOrTorn_IsCompletedFromTheDataAtTheNextStart(int bytesLeft)
    {
        await using (var store = Open())
        {
            await SignUpAsync(store, "anh");
            await store.BackupAsync(Backup, null, CancellationToken.None);
            await EraseAsync(store, "anh");
        }

        var list = Path.Combine(Options.Folder, ErasedPersons.FileName);
        Assert.Equal(24, new FileInfo(list).Length);
        await File.WriteAllBytesAsync(list, (await File.ReadAllBytesAsync(list))[..bytesLeft]);
        await using (Open())
        {
            // Only opened.
        }

        Assert.Equal(24, new FileInfo(list).Length);
        StoreFiles.Restore(Options, DeclaredDocuments.All, Backup, TimeProvider.System);
        await using var restored = Open();
        Assert.True(restored.MustBeErasedAgain("anh"));
        Assert.False(restored.MustBeErasedAgain("binh"));
    }

    [Fact]
    public async Task List_OfErased_TellsNobodysId()
    {
        await using var store = Open();
        await SignUpAsync(store, "anh-that-is-long-enough");
        await EraseAsync(store, "anh-that-is-long-enough");

        var list = await File.ReadAllBytesAsync(Path.Combine(Options.Folder, ErasedPersons.FileName));
        Assert.DoesNotContain("anh-that", Encoding.Latin1.GetString(list), StringComparison.Ordinal);
    }

    private static Task<bool> SignUpAsync(LiteDbStore store, string person, int change = 0) =>
        store.ExecuteAsync(async session =>
        {
            var where = new ConversationReference("zalo-oa", "1", person, person);
            if (change == 0)
            {
                var places = await session.GetAsync(ClassSeats.Kind, "vinh") ?? new ClassSeats { ClassId = "vinh" };
                session.Put(ClassSeats.Kind, places with { Taken = places.Taken + 1 });
            }

            session.Put(
                Enrolment.Kind,
                new Enrolment
                {
                    Code = person.ToUpperInvariant(),
                    PersonId = person,
                    ClassId = "vinh",
                    Subject = Subject.Self,
                    Name = Name,
                    BirthYear = 1980 + (change % 20),
                    CommuneCode = "16681",
                    Level = "A1",
                    Contact = where,
                    At = DateTimeOffset.UnixEpoch,
                    CourseEnd = DateTimeOffset.UnixEpoch.AddYears(60),
                }
            );
            session.Put(Subscription.Kind, new Subscription { PersonId = person, Conversation = where });
            return true;
        });

    private static Task<IReadOnlyDictionary<string, int>> EraseAsync(LiteDbStore store, string person) =>
        store.ExecuteAsync(session => Erasure.EraseAsync(session, person, DeclaredDocuments.All, [], DateTimeOffset.UtcNow));

    private LiteDbStore Open() => LiteDbStore.Open(Options, DeclaredDocuments.All, TimeProvider.System, NullLoggerFactory.Instance);

    /// <summary>
    /// How many sealed pieces of the files, read as they lie there while the store runs, open with the keys and name the person.
    /// </summary>
    private int SealedCopies()
    {
        var sealer = Sealer.Open(Options.KeysFolder, mayCreate: false);
        var found = 0;
        foreach (
            var file in new[] { Options.DataName, Options.LogName }.Select(name => Path.Combine(Options.Folder, name)).Where(File.Exists)
        )
        {
            // The running store keeps others out with a lock that only asks; a copy does not ask.
            var copy = Path.Combine(_folder, "copy");
            using (var cp = System.Diagnostics.Process.Start("cp", [file, copy]))
            {
                cp.WaitForExit();
            }

            found += Opened(File.ReadAllBytes(copy), sealer).Count(text => text.Contains(Name, StringComparison.Ordinal));
            File.Delete(copy);
        }

        return found;
    }

    private static IEnumerable<string> Opened(byte[] file, Sealer sealer)
    {
        // Every sealed piece begins with Data Protection's magic number; its length stands before it, as LiteDB writes a binary value.
        for (var at = 5; at < file.Length; at++)
        {
            var next = file.AsSpan(at).IndexOf((ReadOnlySpan<byte>)[0x09, 0xF0, 0xC9, 0xF0]);
            if (next < 0)
            {
                yield break;
            }

            at += next;
            var length = BitConverter.ToInt32(file, at - 5);
            if (length > 0 && length <= file.Length - at && TryOpen(sealer, file[at..(at + length)]) is { } text)
            {
                yield return text;
            }
        }
    }

    private static string? TryOpen(Sealer sealer, byte[] piece)
    {
        foreach (var kind in DeclaredDocuments.All.Where(kind => kind.PersonalFields.Count > 0))
        {
            try
            {
                return Encoding.UTF8.GetString(sealer.Open(kind.Name, piece));
            }
            catch (CryptographicException)
            {
                // Of another kind.
            }
        }

        return null;
    }

    private sealed class FirstShare(Action then) : IProgress<double>
    {
        private bool _told;

        public void Report(double value)
        {
            if (!_told)
            {
                then();
            }

            _told = true;
        }
    }
}
