using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.Files;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;

namespace ChatBot.Bot.Storage.Sealing;

/// <summary>
/// Seals personal data and hides personal keys. The keys lie in a folder beside the database, so that a copy of the database alone tells
/// nothing about anybody.
/// </summary>
internal sealed class Sealer
{
    private const string SecretName = "names.key";
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    private readonly IDataProtectionProvider _provider;
    private readonly ConcurrentDictionary<string, IDataProtector> _protectors = new(StringComparer.Ordinal);
    private readonly byte[] _secret;

    private Sealer(IDataProtectionProvider provider, byte[] secret)
    {
        _provider = provider;
        _secret = secret;
    }

    /// <summary>Opens the keys, or makes them for a new database.</summary>
    /// <exception cref="StoreDamagedException">There is a database but not its keys.</exception>
    public static Sealer Open(string folder, bool mayCreate)
    {
        var secretFile = Path.Combine(folder, SecretName);
        if (!mayCreate && !File.Exists(secretFile))
        {
            throw new StoreDamagedException(
                $"The keys of the data file are missing from '{folder}'. Without them it cannot be read: put "
                    + $"the folder back, or use 'restore FILE'."
            );
        }

        PrivateFile.CreateFolder(folder);

        var provider = DataProtectionProvider.Create(
            new DirectoryInfo(folder),
            builder =>
                builder
                    .SetApplicationName("ChatBot")
                    .UseCryptographicAlgorithms(
                        new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM }
                    )
        );
        var protector = provider.CreateProtector("ChatBot.Store.Names");
        if (File.Exists(secretFile))
        {
            try
            {
                return new Sealer(provider, protector.Unprotect(File.ReadAllBytes(secretFile)));
            }
            catch (CryptographicException e)
            {
                throw new StoreDamagedException(
                    $"The keys in '{folder}' do not fit together ({e.GetType().Name}): put the folder back, or use 'restore FILE'."
                );
            }
        }

        var secret = RandomNumberGenerator.GetBytes(32);
        // Data Protection does not sync its key file; sealed data that outlives its key in a power cut would be lost.
        using (var file = PrivateFile.Open(secretFile + ".new", FileMode.Create))
        {
            file.Write(protector.Protect(secret));
            file.Flush(flushToDisk: true);
        }

        foreach (var key in Directory.EnumerateFiles(folder, "*.xml"))
        {
            using var file = new FileStream(key, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        }

        File.Move(secretFile + ".new", secretFile);
        DirectorySync.Sync(folder);
        DirectorySync.Sync(Path.GetDirectoryName(folder)!);
        return new Sealer(provider, secret);
    }

    /// <summary>Seals bytes for a purpose.</summary>
    public byte[] Seal(string purpose, byte[] clear) => ProtectorOf(purpose).Protect(clear);

    /// <summary>Opens sealed bytes.</summary>
    /// <exception cref="CryptographicException">Not sealed for this purpose with these keys.</exception>
    public byte[] Open(string purpose, byte[] sealedBytes) => ProtectorOf(purpose).Unprotect(sealedBytes);

    /// <summary>A keyed hash of 128 bits: without the keys nobody can try out which citizen it is.</summary>
    public UInt128 Hash(string purpose, string text)
    {
        Span<byte> hash = stackalloc byte[32];
        var length = Encoding.UTF8.GetMaxByteCount(purpose.Length + text.Length + 1);
        var buffer = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var used = Encoding.UTF8.GetBytes(purpose, buffer);
        buffer[used++] = 0;
        used += Encoding.UTF8.GetBytes(text, buffer[used..]);
        HMACSHA256.HashData(_secret, buffer[..used], hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>A short name for a conversation in logs: the same each time, telling nothing.</summary>
    public string Pseudonym(string conversationKey)
    {
        var hash = Hash("pseudonym", conversationKey);
        return string.Create(
            12,
            hash,
            static (name, rest) =>
            {
                for (var i = 0; i < name.Length; i++, rest >>= 5)
                {
                    name[i] = Alphabet[(int)(rest & 31)];
                }
            }
        );
    }

    private IDataProtector ProtectorOf(string purpose) =>
        _protectors.GetOrAdd(purpose, static (p, provider) => provider.CreateProtector("ChatBot.Store." + p), _provider);
}
