using ChatBot.Content.Loading;
using NodaTime;

namespace ChatBot.Content.Tests;

/// <summary>A small whole content folder on disk; a test changes what it is about.</summary>
internal sealed class TempContent : IDisposable
{
    public static readonly LocalDate Today = new(2026, 11, 25);

    public TempContent()
    {
        Folder = Directory.CreateTempSubdirectory("content-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "places"));
        File.Copy(
            Path.Combine(ShippedContent.Folder, "places", "nghe-an-units.json"),
            Path.Combine(Folder, "places", "nghe-an-units.json")
        );
        foreach (var (file, text) in Base)
        {
            Write(file, text);
        }
    }

    public string Folder { get; }

    public LoadOptions Options { get; set; } = new() { Today = Today };

    public static IReadOnlyDictionary<string, string> Base { get; } =
        new Dictionary<string, string>
        {
            ["topics/hoc.vi.md"] = """
                ---
                id: hoc
                group: week
                title: Học gì
                phrasings:
                  - Học cái gì
                  - what to learn
                buttons:
                  - topic:choi
                ---
                Học mọi thứ. Gọi {fact:office.phone}.
                """,
            ["topics/hoc.en.md"] = """
                ---
                title: What to learn
                ---
                Everything. Call {fact:office.phone}.
                """,
            ["topics/choi.vi.md"] = """
                ---
                id: choi
                group: week
                title: Chơi gì
                phrasings:
                  - Chơi cái gì
                ---
                Chơi vui.

                <!-- more -->

                Chơi lâu.
                """,
            ["topics/choi.en.md"] = """
                ---
                title: What to play
                ---
                Have fun.

                <!-- more -->

                For long.
                """,
            ["facts.yaml"] = """
                office.phone:
                  value: 0238 111 1111
                  source: Văn phòng
                """,
            ["texts/go.vi.yaml"] = "menu: Trang đầu\n",
            ["texts/go.en.yaml"] = "menu: Start\n",
            ["texts/signup.vi.yaml"] = "hello: Chào {name}\n",
            ["texts/signup.en.yaml"] = "hello: Hello {name}\n",
            ["lessons/B1.vi.md"] = """
                ---
                id: B1
                order: 1
                digcomp: "4.2"
                title: Mã OTP
                todo: Không đọc mã.
                question: Có đọc không?
                options:
                  - label: Không
                    right: true
                    feedback: Đúng vậy.
                  - label: Có
                    feedback: Không nên.
                ---
                Một câu chuyện ngắn.
                """,
            ["lessons/B1.en.md"] = """
                ---
                title: OTP
                todo: Do not read it out.
                question: Would you?
                options:
                  - label: "No"
                    feedback: Right.
                  - label: "Yes"
                    feedback: Better not.
                ---
                A short story.
                """,
            ["editions/2027.yaml"] = """
                id: "2027"
                name:
                  vi: Tuần lễ
                  en: Week
                theme:
                  vi: Chủ đề
                  en: Theme
                start: 2027-10-01
                end: 2027-10-07
                source:
                  vi: Kế hoạch
                  en: Plan
                events:
                  - id: mo-dau
                    title:
                      vi: Mở đầu
                      en: Opening
                    description:
                      vi: Mở
                      en: Open
                    start: 2027-10-01 08:00
                    commune: "16690"
                    themes: [ceremony]
                """,
            ["classes.yaml"] = """
                classes:
                  - id: lop-a1
                    name:
                      vi: Lớp A1
                      en: Class A1
                    levels: [A1]
                    schedule:
                      vi: Tối
                      en: Evening
                    venue:
                      vi: Trường
                      en: School
                    start: 2027-11-01
                    end: 2027-12-01
                    sign-up-until: 2027-10-31
                    places: 20
                """,
            ["themes.yaml"] = """
                ceremony:
                  name:
                    vi: Khai mạc
                    en: Opening
                  words: [khai mạc, opening]
                reading:
                  name:
                    vi: Đọc sách
                    en: Reading
                  words: [sách, books]
                """,
            ["places/directory.yaml"] = """
                places:
                  - id: thu-vien-vinh
                    kind: library
                    name:
                      vi: Thư viện
                      en: Library
                    commune: "16690"
                    address:
                      vi: Cạnh trường
                      en: Next to the school
                    source:
                      vi: Phường
                      en: Ward
                """,
            ["off-topic.txt"] = "Giá vàng hôm nay\n",
        };

    /// <summary>Writes a file that is no text.</summary>
    public void WriteBytes(string file, byte[] bytes)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Writes a file; null takes it away.</summary>
    public TempContent Write(string file, string? text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, text);
        }

        return this;
    }

    /// <summary>Replaces a part of a file of the base, which must be there.</summary>
    public TempContent Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public LoadResult Load() => ContentLoader.Load(Folder, Options);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
