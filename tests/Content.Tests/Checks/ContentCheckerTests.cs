using ChatBot.Content.Checks;
using ChatBot.Content.Loading;

namespace ChatBot.Content.Tests.Checks;

/// <summary>Every rule has examples of what it finds: a change of the small content, and the problem with its file and line.</summary>
public sealed class ContentCheckerTests
{
    // rule, file, what is replaced (empty: the file is appended to; null: the file is written), by what, where it is found, words of the
    // message
    public static TheoryData<string, string, string?, string?, string, string> Examples =>
        new()
        {
            { "missing-twin", "topics/hoc.en.md", null, null, "topics/hoc.vi.md", "add topics/hoc.en.md" },
            { "missing-twin", "texts/signup.en.yaml", "hello", "hallo", "texts/signup.vi.yaml:1:8", "no English text" },
            { "missing-twin", "editions/2027.yaml", "      en: Opening\n", "", "editions/2027.yaml:16:7", "no English text" },
            { "missing-twin", "topics/choi.en.md", "<!-- more -->", "", "topics/choi.vi.md:12", "no English text" },
            {
                "missing-twin",
                "lessons/B1.en.md",
                "  - label: \"Yes\"\n    feedback: Better not.\n",
                "",
                "lessons/B1.en.md:6:3",
                "2 options, this one 1"
            },
            {
                "empty-text",
                "topics/hoc.en.md",
                "Everything. Call {fact:office.phone}.",
                "",
                "topics/hoc.en.md:5",
                "answer of topic hoc is empty"
            },
            { "missing-answer", "topics/choi.vi.md", "Chơi vui.", "", "topics/choi.vi.md:2:5", "no answer" },
            {
                "duplicate-id",
                "classes.yaml",
                "classes:\n",
                "classes:\n  - {id: lop-a1, name: {vi: a, en: b}, levels: [A1], schedule: {vi: a, en: b}, "
                    + "venue: {vi: a, en: b}, start: 2027-11-01, end: 2027-12-01, sign-up-until: 2027-10-31, places: 1}\n",
                "classes.yaml:3:9",
                "another class lop-a1"
            },
            { "unknown-target", "topics/hoc.vi.md", "topic:choi", "topic:chơi", "topics/hoc.vi.md:9:5", "Did you mean 'topic:choi'" },
            { "unknown-target", "topics/hoc.vi.md", "topic:choi", "class:lop-b7", "topics/hoc.vi.md:9:5", "does not exist" },
            { "unknown-target", "topics/hoc.vi.md", "topic:choi", "web:choi", "topics/hoc.vi.md:9:5", "must begin with" },
            { "missing-label", "topics/hoc.vi.md", "topic:choi", "go:nowhere", "topics/hoc.vi.md:9:5", "has no label" },
            { "unknown-fact", "topics/hoc.vi.md", "office.phone", "office.fone", "topics/hoc.vi.md:11", "Did you mean 'office.phone'" },
            { "unknown-place", "editions/2027.yaml", "\"16690\"", "Phường Trường Vinh", "editions/2027.yaml:22:14", "is \"16690\"" },
            {
                "unknown-place",
                "editions/2027.yaml",
                "commune: \"16690\"",
                "district: \"999\"",
                "editions/2027.yaml:22:15",
                "no code of a former district"
            },
            {
                "unknown-topic",
                "editions/2027.yaml",
                "events:",
                "answers:\n  hocc: {vi: a, en: b}\nevents:",
                "editions/2027.yaml:14:3",
                "Did you mean 'hoc'"
            },
            {
                "unknown-topic",
                "editions/2027.yaml",
                "events:",
                "topics: [hocc]\nevents:",
                "editions/2027.yaml:13:10",
                "Did you mean 'hoc'"
            },
            { "unknown-word", "editions/2027.yaml", "[ceremony]", "[ceremoni]", "editions/2027.yaml:23:14", "Did you mean 'ceremony'" },
            { "theme-words", "themes.yaml", "[khai mạc, opening]", "[]", "themes.yaml:1:1", "no words" },
            {
                "theme-words",
                "themes.yaml",
                "[sách, books]",
                "[sách, Opening]",
                "themes.yaml:10:17",
                "also a word of theme ceremony (themes.yaml line 5)"
            },
            { "theme-words", "themes.yaml", "reading:", "reading-of-books:", "themes.yaml:6:1", "at most 12" },
            { "unknown-word", "classes.yaml", "[A1]", "[A7]", "classes.yaml:6:14", "no level" },
            {
                "unknown-action",
                "topics/choi.vi.md",
                "group: week",
                "group: week\naction: programme.tomorow",
                "topics/choi.vi.md:4:9",
                "Did you mean 'programme.tomorrow'"
            },
            { "unknown-topic", "phrasings/them.yaml", null, "hocc:\n  - học chi\n", "phrasings/them.yaml:1:1", "Did you mean 'hoc'" },
            {
                "overlapping-phrasing",
                "topics/choi.vi.md",
                "Chơi cái gì",
                "Hoc cai gi?",
                "topics/hoc.vi.md:6:5",
                "also a phrasing of topic choi (topics/choi.vi.md line 6)"
            },
            { "overlapping-phrasing", "off-topic.txt", "", "học cái gì\n", "topics/hoc.vi.md:6:5|off-topic.txt:2", "also a phrasing of" },
            { "placeholders-differ", "texts/signup.en.yaml", "{name}", "{nmae}", "texts/signup.en.yaml:1:8", "lacks {name}" },
            { "placeholder", "texts/signup.en.yaml", "{name}", "{name} {", "texts/signup.en.yaml:1:8", "does not belong to a placeholder" },
            { "placeholder", "topics/hoc.vi.md", "Học mọi thứ.", "Học {thing}.", "topics/hoc.vi.md:11", "Only facts" },
            { "text-key", "texts/signup.vi.yaml", "", "helo: x\n", "texts/signup.vi.yaml:2:7", "Did you mean 'signup.hello'" },
            {
                "text-too-long",
                "topics/choi.vi.md",
                "Chơi gì",
                "Chơi gì mà dài như thế này thì nút nào mà chứa nổi",
                "topics/choi.vi.md:4:8",
                "at most 40"
            },
            { "buttons", "topics/hoc.vi.md", "  - topic:choi", "  - topic:choi\n  - topic:choi", "topics/hoc.vi.md:10:5", "twice" },
            {
                "buttons",
                "topics/choi.vi.md",
                "phrasings:",
                "buttons:\n  - topic:hoc\n  - class:lop-a1\n  - event:mo-dau\n  - lesson:B1\n  - go:menu\nphrasings:",
                "topics/choi.vi.md:10:5",
                "at most 4"
            },
            {
                "payload-too-long",
                "topics/hoc.vi.md",
                "topic:choi",
                "go:một-cái-tên-rất-dài-không-ai-nhớ-nổi-mà-vẫn-dùng",
                "topics/hoc.vi.md:9:5",
                "at most 64"
            },
            {
                "bad-url",
                "topics/hoc.vi.md",
                "- topic:choi",
                "- payload: topic:choi\n    url: www.example.org",
                "topics/hoc.vi.md:9:14",
                "https://"
            },
            { "lesson-quiz", "lessons/B1.vi.md", "    right: true\n", "", "lessons/B1.vi.md:9:3", "0 right options" },
            { "lesson-quiz", "lessons/B1.vi.md", "id: B1", "id: B1\ngraded: false", "lessons/B1.vi.md:10:3", "not graded" },
            {
                "story-too-long",
                "lessons/B1.vi.md",
                "Một câu chuyện ngắn.",
                "một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba "
                    + "bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm "
                    + "sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy "
                    + "tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười một",
                "lessons/B1.vi.md:15",
                "91 syllables"
            },
            { "class-id", "classes.yaml", "lop-a1", "lop-tieng-anh-rat-dai", "classes.yaml:2:9", "1 to 20" },
            { "class-dates", "classes.yaml", "end: 2027-12-01", "end: 2027-10-01", "classes.yaml:2:9", "ends before it starts" },
            { "class-dates", "classes.yaml", "places: 20", "places: 20\n    min-age: 20\n    max-age: 10", "classes.yaml:2:9", "min-age" },
            {
                "event-id",
                "editions/2027.yaml",
                "id: mo-dau",
                "id: le-phat-dong-tuan-le-huong-ung-hoc-tap-suot-doi",
                "editions/2027.yaml:14:9",
                "at most 40"
            },
            {
                "bad-value",
                "editions/2027.yaml",
                "themes:",
                "coordinates: Vinh\n    themes:",
                "editions/2027.yaml:23:18",
                "18.6734, 105.6922"
            },
            {
                "bad-value",
                "editions/2027.yaml",
                "themes:",
                "coordinates: 18.6734, 205.6922\n    themes:",
                "editions/2027.yaml:23:18",
                "18.6734, 105.6922"
            },
            {
                "event-dates",
                "editions/2027.yaml",
                "start: 2027-10-01 08:00",
                "start: 2027-11-01 08:00",
                "editions/2027.yaml:21:12",
                "outside its edition"
            },
            {
                "event-dates",
                "editions/2027.yaml",
                "start: 2027-10-01 08:00",
                "start: 2027-10-01 08:00\n    end: 2027-10-01",
                "editions/2027.yaml:22:10",
                "Add the hour to 'end'"
            },
            { "status-note", "editions/2027.yaml", "themes:", "status: changed\n    themes:", "editions/2027.yaml:23:13", "status-note" },
            { "expired", "facts.yaml", "  source:", "  valid-to: 2026-11-24\n  source:", "facts.yaml:3:13", "until 2026-11-24" },
            {
                "expired",
                "topics/hoc.vi.md",
                "group: week",
                "group: week\nvalid-to: 2020-10-11",
                "topics/hoc.vi.md:4:11",
                "until 2020-10-11"
            },
            { "sample-data", "facts.yaml", "  source:", "  sample: true\n  source:", "facts.yaml:1:1", "Write the real one" },
            { "nothing-there", "places/nghe-an-units.json", null, null, "places/nghe-an-units.json", "missing" },
            {
                "unknown-picture",
                "editions/2027.yaml",
                "commune: \"16690\"",
                "picture: khai-mac.jpg",
                "editions/2027.yaml:22:14",
                "no picture 'khai-mac.jpg' in pictures/"
            },
            { "unknown-place", "places/directory.yaml", "\"16690\"", "\"16691\"", "places/directory.yaml:7:14", "no code of a commune" },
            {
                "duplicate-id",
                "places/directory.yaml",
                "",
                "\n  - {id: thu-vien-vinh, kind: centre, name: {vi: a, en: b}, commune: \"16690\", address: "
                    + "{vi: a, en: b}, source: {vi: a, en: b}}\n",
                "places/directory.yaml:14:10",
                "another place thu-vien-vinh"
            },
            {
                "sample-data",
                "places/directory.yaml",
                "    kind: library",
                "    kind: library\n    sample: true",
                "places/directory.yaml:2:9",
                "sample place"
            },
            {
                "missing-key",
                "places/directory.yaml",
                "    source:\n      vi: Phường\n      en: Ward",
                "",
                "places/directory.yaml:2:5",
                "'source' is missing"
            },
            { "bad-value", "places/directory.yaml", "kind: library", "kind: museum", "places/directory.yaml:3:11", "centre or library" },
            { "nothing-there", "topics/choi.vi.md", "phrasings:\n  - Chơi cái gì\n", "", "topics/choi.vi.md:2:5", "no phrasings" },
            {
                "phrasing-too-long",
                "phrasings/them.yaml",
                null,
                "hoc:\n  - " + "học chi mô ".PadRight(310, 'a') + "\n",
                "phrasings/them.yaml:2:5",
                "at most 300"
            },
            { "word-line", "words/answers.tsv", null, "yes\n", "words/answers.tsv:1", "list, tab, words" },
            { "word-list", "words/answers.tsv", null, "yes\tđược  chứ\n", "words/answers.tsv:1", "one blank" },
            { "word-list", "words/answers.tsv", null, "yes\tđược ~x chứ\n", "words/answers.tsv:1", "no gap" },
            { "word-list", "words/answers.tsv", null, "yes\tđược $ chứ\n", "words/answers.tsv:1", "only at the end" },
            { "word-list", "words/answers.tsv", null, "yes\tđược|\n", "words/answers.tsv:1", "a word is missing" },
            { "word-list", "words/answers.tsv", null, "yes\t?nhé\n", "words/answers.tsv:1", "not optional" },
            { "word-list", "words/answers.tsv", null, "yess\tđược\n", "words/answers.tsv:1", "Did you mean 'answers.yes'" },
            { "word-list", "words/answers.tsv", null, "yes !\tđược\n", "words/answers.tsv:1", "no line 'được'" },
            { "word-list", "words/answers.tsv", null, "yes\tđược\nyes +\tvâng\n", "words/answers.tsv:2", "No pattern" },
            { "word-list", "words/answers.tsv", null, "yes\tđược\nyes -\tđược\n", "words/answers.tsv:2", "none may" },
            { "follow-up", "follow-ups.yaml", null, "groups:\n  weak:\n    where: hoc\n", "follow-ups.yaml:2:3", "Did you mean 'week'" },
            { "follow-up", "follow-ups.yaml", null, "topics:\n  hoc:\n    were: hoc\n", "follow-ups.yaml:3:5", "Did you mean 'where'" },
            { "follow-up", "follow-ups.yaml", null, "topics:\n  hoc:\n    where: hocc\n", "follow-ups.yaml:3:12", "Did you mean 'hoc'" },
            { "phone", "facts.yaml", "0238 111 1111", "gọi cho cô Hà sau 17h", "facts.yaml:2:10", "holds no phone number" },
            {
                "phone",
                "places/directory.yaml",
                "    kind: library",
                "    kind: library\n    phone: hỏi bảo vệ",
                "places/directory.yaml:4:12",
                "holds no phone number"
            },
            {
                "status-note",
                "editions/2027.yaml",
                "themes:",
                "status: cancelled\n    themes:",
                "editions/2027.yaml:23:13",
                "cancelled without a word why"
            },
            {
                "status-note",
                "editions/2027.yaml",
                "themes:",
                "status: postponed\n    themes:",
                "editions/2027.yaml:23:13",
                "postponed without"
            },
            {
                "event-dates",
                "editions/2027.yaml",
                "start: 2027-10-01 08:00",
                "start: 2027-10-01\n    end: 2027-10-01 11:00",
                "editions/2027.yaml:21:12",
                "Add the hour to 'start'"
            },
            { "unknown-place", "editions/2027.yaml", "\"16690\"", "con cuông", "editions/2027.yaml:22:14", "Xã Con Cuông" },
            {
                "unknown-place",
                "editions/2027.yaml",
                "\"16690\"",
                "Trường Vịnh",
                "editions/2027.yaml:22:14",
                "Did you mean Phường Trường Vinh"
            },
            { "copy", "topics/hoc - Copy.vi.md", null, "x", "topics/hoc - Copy.vi.md", "copy of topics/hoc.vi.md" },
            { "copy", "topics/hoc.vi (1).md", null, "x", "topics/hoc.vi (1).md", "copy of topics/hoc.vi.md" },
            { "copy", "topics/hoc (2).en.md", null, "x", "topics/hoc (2).en.md", "copy of topics/hoc.en.md" },
            {
                "copy",
                "editions/2027 - Sao chép (3).yaml",
                null,
                "id: x",
                "editions/2027 - Sao chép (3).yaml",
                "copy of editions/2027.yaml"
            },
            { "copy", "editions/Bản sao của 2027.yaml", null, "id: x", "editions/Bản sao của 2027.yaml", "copy of editions/2027.yaml" },
            {
                "copy",
                "texts/go.vi (Lan's conflicted copy 2026-10-05).yaml",
                null,
                "x: y",
                "texts/go.vi (Lan's conflicted copy 2026-10-05).yaml",
                "copy of texts/go.vi.yaml"
            },
            // Found while reading:
            { "empty-value", "facts.yaml", "0238 111 1111", "", "facts.yaml:2:9", "'value' is empty" },
            { "empty-value", "facts.yaml", "0238 111 1111", "~", "facts.yaml:2:10", "'value' is empty" },
            { "empty-value", "classes.yaml", "start: 2027-11-01", "start:", "classes.yaml:13:11", "'start' is empty" },
            { "empty-value", "classes.yaml", "places: 20", "places:", "classes.yaml:16:12", "'places' is empty" },
            { "empty-value", "editions/2027.yaml", "  vi: Tuần lễ\n  en: Week\n", "", "editions/2027.yaml:2:6", "'name' is empty" },
            { "empty-value", "editions/2027.yaml", "start: 2027-10-01 08:00", "start:", "editions/2027.yaml:21:11", "'start' is empty" },
            { "yaml", "editions/2027.yaml", "  en: Week\n", "\ten: Week\n", "editions/2027.yaml:4:1", "indented with a tab" },
            {
                "yaml",
                "editions/2027.yaml",
                "      vi: Mở đầu",
                "\u00A0     vi: Mở đầu",
                "editions/2027.yaml:16:1",
                "no-break space (U+00A0)"
            },
            {
                "yaml",
                "topics/hoc.vi.md",
                "  - what to learn",
                "  -\u00A0what to learn\n  - x: y: z",
                "topics/hoc.vi.md:7:4",
                "no-break space (U+00A0)"
            },
            { "unknown-key", "facts.yaml", "  source:", "\u00A0\u00A0source:", "facts.yaml:3:1", "no-break space (U+00A0)" },
            { "yaml", "topics/hoc.vi.md", "title: Học gì", "title:Học gì", "topics/hoc.vi.md:4:7", "Write 'title: Học gì'" },
            { "yaml", "facts.yaml", "  value: 0238", "  value:0238", "facts.yaml:2:9", "Write 'value: 0238 111 1111'" },
            { "yaml", "topics/choi.vi.md", "title: Chơi gì", "title: \"Chơi gì", "topics/choi.vi.md:4:8", "not closed" },
            { "yaml", "topics/choi.vi.md", "title: Chơi gì", "title: *Chơi gì*", "topics/choi.vi.md:4:8", "cannot begin with *" },
            { "yaml", "topics/choi.vi.md", "title: Chơi gì", "title: @lan Chơi gì", "topics/choi.vi.md:4:8", "cannot begin with @" },
            { "yaml", "classes.yaml", "    places: 20", "     places: 20", "classes.yaml:16:6", "Indent it by 4 blanks too" },
            { "yaml", "classes.yaml", "    places: 20", "   places: 20", "classes.yaml:16:4", "by 4 or 2 or 0" },
            { "yaml", "classes.yaml", "    venue:\n", "    venue\n", "classes.yaml:10:10", "Write 'venue:'" },
            { "yaml", "classes.yaml", "levels: [A1]", "levels: [A1", "classes.yaml:6:13", "not closed on this line" },
            { "yaml", "facts.yaml", "  value: 0238", "\t value: 0238", "facts.yaml:2:1", "indented with a tab" },
            { "yaml", "topics/choi.vi.md", "title: Chơi gì", "title: - Chơi gì", "topics/choi.vi.md:4:8", "cannot begin with -" },
            { "yaml", "topics/choi.vi.md", "title: Chơi gì", "title: > Chơi gì", "topics/choi.vi.md:4:8", "cannot begin with >" },
            { "yaml", "topics/hoc.vi.md", "  - what to learn", "  -what to learn", "topics/hoc.vi.md:7:4", "no blank behind the dash" },
            { "bad-value", "topics/hoc.vi.md", "  - Học cái gì", "  -Học cái gì", "topics/hoc.vi.md:6:3", "run together" },
            { "bad-value", "topics/hoc.vi.md", "  - Học cái gì", "- Học cái gì", "topics/hoc.vi.md:7", "run together" },
            { "yaml", "classes.yaml", "classes:\n", "classes: []\n\nclasses:\n", "classes.yaml:3:1", "the empty one" },
            { "unknown-key", "topics/hoc.vi.md", "phrasings:", "phrassings:", "topics/hoc.vi.md:5:1", "Did you mean 'phrasings'" },
            { "missing-key", "topics/hoc.vi.md", "title: Học gì\n", "", "topics/hoc.vi.md:2:1", "'title' is missing" },
            { "bad-date", "editions/2027.yaml", "2027-10-07", "2027-02-30", "editions/2027.yaml:9:6", "no day of the calendar" },
            { "bad-date", "editions/2027.yaml", "08:00", "25:00", "editions/2027.yaml:21:12", "no time of day" },
            { "bad-date", "editions/2027.yaml", "2027-10-07", "+6", "editions/2027.yaml:9:6", "sample: true" },
            { "bad-value", "classes.yaml", "places: 20", "places: hai mươi", "classes.yaml:16:13", "whole number" },
            { "bad-value", "editions/2027.yaml", "themes:", "status: canceled\n    themes:", "editions/2027.yaml:23:13", "cancelled" },
            { "bad-id", "topics/hoc.vi.md", "id: hoc", "id: học", "topics/hoc.vi.md:2:5", "letters without marks" },
            { "bad-id", "topics/hoc.vi.md", "id: hoc", "id: choi", "topics/hoc.vi.md:2:5", "name of the file" },
            { "yaml", "topics/hoc.vi.md", "title: Học gì", "title: Học: gì", "topics/hoc.vi.md:4:11", "quotes" },
            { "yaml", "facts.yaml", "", "\noffice.phone:\n  value: 1\n  source: x\n", "facts.yaml:4:1", "written twice" },
            { "front-matter", "topics/hoc.en.md", "---\n", "", "topics/hoc.en.md:1", "must begin with a line" },
            { "file-name", "topics/hoc.md", null, "x", "topics/hoc.md", "NAME.vi.md" },
            { "not-read", "editions/2028.yml", null, "id: x", "editions/2028.yml", "*.yaml" },
            { "not-read", "class.yaml", null, "id: x", "class.yaml", "classes.yaml" },
            { "not-read", "topic/x.vi.md", null, "x", "topic", "Did you mean 'topics'" },
            { "places", "places/nghe-an-units.json", null, "{\n\"communes\": 1}", "places/nghe-an-units.json:2", "cannot be read" },
        };

    private static LoadOptions StrictOptions =>
        new()
        {
            Today = TempContent.Today,
            IncludeSample = false,
            Known = new KnownNames
            {
                TextKeys = ["signup.hello"],
                Actions = ["programme.tomorrow"],
                WordLists = ["answers.yes"],
            },
            // The real matcher belongs to the dialogs; here a message matches when it is a line of the list.
            WrongWordExamples = words =>
                words.Values.SelectMany(list => list.Examples.Where(e => list.Entries.Any(x => x.Pattern == e.Text) != e.Matches)),
        };

    [Fact]
    public void Load_NothingBroken_HasNoProblems()
    {
        using var content = new TempContent { Options = StrictOptions };

        Assert.Empty(content.Load().Problems);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Load_BrokenEdit_IsFoundWhereItIs(string rule, string file, string? old, string? with, string at, string words)
    {
        using var content = new TempContent();
        content.Options = StrictOptions;
        if (old is null)
        {
            content.Write(file, with);
        }
        else if (old.Length == 0)
        {
            content.Write(file, File.ReadAllText(Path.Combine(content.Folder, file)) + with);
        }
        else
        {
            content.Replace(file, old, with!);
        }

        var problems = content.Load().Problems;

        Assert.True(
            problems.Any(p =>
                p.Rule == rule
                && at.Split('|').Any(a => p.ToString().StartsWith(a + ": ", StringComparison.Ordinal))
                && p.Message.Contains(words, StringComparison.Ordinal)
            ),
            $"Expected {rule} at {at}; found:\n{string.Join('\n', problems)}"
        );
        Assert.All(problems, SaysTheSameInVietnamese);
    }

    [Fact]
    public void Load_TextThatCodeUsesIsMissing_IsAnError()
    {
        using var content = new TempContent();
        content.Options = content.Options with { Known = new KnownNames { TextKeys = ["signup.hello", "signup.bye", "go.*"] } };

        var problem = Assert.Single(content.Load().Problems);

        Assert.Equal(
            "texts/signup.vi.yaml: error text-key: The text 'bye' is missing. Add it here and in the English twin.",
            problem.ToString()
        );
    }

    // Names and figures are the same in both languages; the words around them are not.
    private static void SaysTheSameInVietnamese(ContentProblem problem)
    {
        Assert.NotEqual(problem.Message, problem.MessageVi);
        Assert.Contains(problem.MessageVi, c => c > 0x7F);
        Assert.DoesNotContain(problem.MessageVi.Split(' ', '.', ',', ':', '(', ')'), word => EnglishWords.Contains(word));
        Assert.Matches(@"^\p{L}|^'", problem.MessageVi);
        Assert.Matches(@"[.?""]$", problem.MessageVi);
        var at = problem.ToString()[
            ..problem.ToString().IndexOf(problem.Severity == ProblemSeverity.Error ? ": error " : ": warning ", StringComparison.Ordinal)
        ];
        Assert.StartsWith(
            $"{at}: {(problem.Severity == ProblemSeverity.Error ? "lỗi" : "cần xem")} {problem.Rule}: ",
            problem.In("vi"),
            StringComparison.Ordinal
        );
    }

    private static readonly HashSet<string> EnglishWords =
    [
        "the",
        "The",
        "is",
        "are",
        "This",
        "this",
        "of",
        "Write",
        "write",
        "not",
        "has",
        "Did",
        "you",
        "There",
        "Remove",
        "Correct",
    ];

    [Fact]
    public void Rules_All_HaveAnExample()
    {
        var examples = Examples.Select(row => (string)row[0]).ToHashSet();

        Assert.All(ContentChecker.Rules, rule => Assert.Contains(rule.Id, examples));
    }

    [Fact]
    public void Load_FileNotUtf8_IsRefusedByName()
    {
        using var content = new TempContent();
        File.WriteAllBytes(Path.Combine(content.Folder, "topics", "hoc.vi.md"), [0x2D, 0x2D, 0x2D, 0x0A, 0xC3, 0x28, 0x0A]);

        Assert.Contains(content.Load().Errors, p => p is { Rule: "encoding", File: "topics/hoc.vi.md" });
    }
}
