using System.Text.Json.Nodes;

namespace ChatBot.Fakes.ZaloOa;

/// <summary>What the platform knows of each person, and whose purse a message comes out of.</summary>
internal sealed class FakeZaloPeople(FakeZaloOaOptions options)
{
    private static readonly TimeSpan FreeWindow = TimeSpan.FromHours(48);
    private static readonly TimeSpan SendWindow = TimeSpan.FromDays(7);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Person> _people = [];
    private int _package = options.PackageMessages;
    private int _purchased = options.PurchasedMessages;
    private int _reward = options.RewardMessages;

    public int Charged { get; private set; }

    public bool IsKnown(string userId)
    {
        lock (_lock)
        {
            return _people.ContainsKey(userId);
        }
    }

    /// <summary>Wrote, followed, pressed: opens the windows anew.</summary>
    public void Interacts(string userId)
    {
        lock (_lock)
        {
            var person = Of(userId);
            person.LastInteraction = options.Time.GetUtcNow();
            person.Replies = 0;
        }
    }

    public void Refuses(string userId, int? code)
    {
        lock (_lock)
        {
            Of(userId).Refusal = code;
        }
    }

    public void Follows(string userId, bool follows)
    {
        lock (_lock)
        {
            Of(userId).IsFollower = follows;
        }
    }

    /// <summary>Somebody else's app sends out of the same package.</summary>
    public void TakesFromPackage(int messages)
    {
        lock (_lock)
        {
            _package = Math.Max(0, _package - messages);
        }
    }

    /// <summary>Why nothing may be sent to them, or 0.</summary>
    public int Refusal(string userId, bool needsWindow)
    {
        lock (_lock)
        {
            if (!_people.TryGetValue(userId, out var person))
            {
                return -201;
            }

            if (person.Refusal is { } code)
            {
                return code;
            }

            if (!needsWindow)
            {
                return 0;
            }

            if (person.LastInteraction is not { } last)
            {
                return -232;
            }

            return options.Time.GetUtcNow() - last > SendWindow ? -230 : 0;
        }
    }

    /// <summary>Takes one message from the first purse that has any; the answer's <c>quota</c>, or null: charged.</summary>
    public JsonObject? Spend(string userId)
    {
        lock (_lock)
        {
            var person = Of(userId);
            if (IsFree(person) && person.Replies < options.FreeReplies)
            {
                person.Replies++;
                return new JsonObject
                {
                    ["quota_type"] = "reply",
                    ["remain"] = Text(options.FreeReplies - person.Replies),
                    ["total"] = Text(options.FreeReplies),
                };
            }

            if (_package > 0)
            {
                return new JsonObject
                {
                    ["quota_type"] = "sub_quota",
                    ["remain"] = Text(--_package),
                    ["total"] = Text(options.PackageMessages),
                    ["expired_date"] = options
                        .Time.GetUtcNow()
                        .AddDays(30)
                        .ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture),
                };
            }

            return SpendBought();
        }
    }

    /// <summary>As <see cref="Spend"/> for a template message, which is never free.</summary>
    public JsonObject? SpendBought()
    {
        lock (_lock)
        {
            if (_reward > 0)
            {
                _reward--;
                return new JsonObject
                {
                    ["quota_type"] = "reward_quota",
                    ["remain"] = Text(_reward),
                    ["owner_type"] = "App",
                    ["owner_id"] = options.AppId,
                };
            }

            if (_purchased > 0)
            {
                _purchased--;
                return new JsonObject
                {
                    ["quota_type"] = "purchase_quota",
                    ["remain"] = Text(_purchased),
                    ["owner_type"] = "OA",
                    ["owner_id"] = options.OaId,
                };
            }

            Charged++;
            return null;
        }
    }

    /// <summary><c>data</c> of the quota of one person.</summary>
    public JsonObject QuotaOf(string userId)
    {
        lock (_lock)
        {
            var person = Of(userId);
            return new JsonObject
            {
                ["last_interaction"] = Text(person.LastInteraction?.ToUnixTimeMilliseconds() ?? 0),
                ["cs_reply"] = new JsonObject
                {
                    ["remain"] = Text(IsFree(person) ? options.FreeReplies - person.Replies : 0),
                    ["total"] = Text(options.FreeReplies),
                },
                ["promotion"] = new JsonObject
                {
                    ["daily_remain"] = "1",
                    ["daily_total"] = "1",
                    ["monthly_remain"] = "30",
                    ["monthly_total"] = "30",
                },
            };
        }
    }

    /// <summary><c>data</c> of the account's quota of one kind.</summary>
    public JsonArray Assets(string quotaType)
    {
        lock (_lock)
        {
            var (remain, total) = quotaType switch
            {
                "sub_quota" => (_package, options.PackageMessages),
                "purchase_quota" => (_purchased, options.PurchasedMessages),
                "reward_quota" => (_reward, options.RewardMessages),
                _ => (0, 0),
            };
            return total == 0
                ? []
                :
                [
                    new JsonObject
                    {
                        ["quota_type"] = quotaType,
                        ["remain"] = Text(remain),
                        ["total"] = Text(total),
                    },
                ];
        }
    }

    private bool IsFree(Person person) => person.LastInteraction is { } last && options.Time.GetUtcNow() - last <= FreeWindow;

    private Person Of(string userId)
    {
        if (!_people.TryGetValue(userId, out var person))
        {
            _people[userId] = person = new Person();
        }

        return person;
    }

    // The platform writes its numbers as strings.
    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Person
    {
        public DateTimeOffset? LastInteraction { get; set; }

        public int Replies { get; set; }

        public int? Refusal { get; set; }

        public bool IsFollower { get; set; }
    }
}
