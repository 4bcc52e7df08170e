using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// Random numbers, ids and codes of one turn: unpredictable from outside, the same when the turn is run again. SHA-256 in counter mode over
/// the turn's seed.
/// </summary>
public sealed class TurnRandom(UInt128 seed)
{
    // No vowels, so that a code spells no word; no 0/O, 1/I/L, so that it can be read out on the phone.
    private const string CodeAlphabet = "23456789BCDFGHJKMNPQRSTVWXZ";
    private const string IdAlphabet = "0123456789abcdefghijkmnpqrstvwxz";

    private readonly byte[] _block = new byte[SHA256.HashSizeInBytes];
    private int _used = SHA256.HashSizeInBytes;
    private uint _counter;

    /// <summary>A whole number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(BinaryPrimitives.ReadUInt64LittleEndian(Take(8)) % (ulong)bound);
    }

    /// <summary>An id of <paramref name="length"/> lower-case characters, five bits each.</summary>
    public string Id(int length) => Draw(length, IdAlphabet);

    /// <summary>
    /// A code for people, e.g. a confirmation code: <paramref name="length"/> capitals and digits, never digits alone, which would be read
    /// as a number or a one-time code. For <paramref name="length"/> from 2 on with at least one digit, so that it is no word either.
    /// </summary>
    public string Code(int length)
    {
        while (true)
        {
            var code = Draw(length, CodeAlphabet);
            if (code.Any(char.IsAsciiLetter) && (length < 2 || code.Any(char.IsAsciiDigit)))
            {
                return code;
            }
        }
    }

    private string Draw(int length, string alphabet) =>
        string.Create(
            length,
            (this, alphabet),
            static (span, state) =>
            {
                var (random, letters) = state;
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = letters[(int)(BinaryPrimitives.ReadUInt32LittleEndian(random.Take(4)) % (uint)letters.Length)];
                }
            }
        );

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_used + count > _block.Length)
        {
            Span<byte> input = stackalloc byte[20];
            BinaryPrimitives.WriteUInt128LittleEndian(input, seed);
            BinaryPrimitives.WriteUInt32LittleEndian(input[16..], _counter++);
            SHA256.HashData(input, _block);
            _used = 0;
        }

        var taken = _block.AsSpan(_used, count);
        _used += count;
        return taken;
    }
}
