using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ChatBot.Bot.Tests.Storage.SampleDocuments;

namespace ChatBot.Bot.Tests.Storage;

/// <summary>What every store must do. A store is put under it by a class that opens it.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2020, 10, 5, 1, 0, 0, TimeSpan.Zero));

    protected IStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public abstract Task DisposeAsync();

    protected abstract Task<IStore> OpenAsync();

    /// <summary>Closes the store in good order.</summary>
    protected abstract Task CloseAsync();

    protected async Task ReopenAsync()
    {
        await CloseAsync();
        Store = await OpenAsync();
    }

    [Fact]
    public async Task Claim_SecondTime_IsRefused()
    {
        Assert.True(await ClaimAsync("telegram/1/update/7"));
        Assert.False(await ClaimAsync("telegram/1/update/7"));
        Assert.True(await ClaimAsync("telegram/1/update/8"));
        await ReopenAsync();
        Assert.False(await ClaimAsync("telegram/1/update/7"));
        Assert.False(await ClaimAsync("telegram/1/update/8"));
    }

    [Fact]
    public async Task Claim_KeysThatDifferInCaseOrForm_AreDifferent()
    {
        Assert.True(await ClaimAsync("tg:abc"));
        Assert.True(await ClaimAsync("tg:ABC"));
        Assert.True(await ClaimAsync("tg:\u00e9"));
        Assert.True(await ClaimAsync("tg:e\u0301"));
    }

    [Fact]
    public async Task Claim_AfterSevenDays_IsFreeAgain()
    {
        await ClaimAsync("old");
        Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.False(await ClaimAsync("old"));
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await ClaimAsync("old"));
        Assert.False(await ClaimAsync("old"));
    }

    [Fact]
    public async Task Claim_ManyOverWeeks_AreForgottenAndKept()
    {
        for (var day = 0; day < 20; day++)
        {
            for (var i = 0; i < 400; i += 100)
            {
                var (d, from) = (day, i);
                await Store.ExecuteAsync(async session =>
                {
                    for (var k = from; k < from + 100; k++)
                    {
                        Assert.True(await session.TryClaimAsync($"{d}/{k}"));
                    }

                    return true;
                });
            }

            Time.Advance(TimeSpan.FromDays(1));
        }

        await ReopenAsync();
        Assert.False(await ClaimAsync("19/0"));
        Assert.False(await ClaimAsync("14/399"));
        Assert.True(await ClaimAsync("12/0"));
    }

    [Fact]
    public async Task Claim_OfAWorkThatThrew_IsFree()
    {
        await Assert.ThrowsAsync<FormatException>(() =>
            Store.ExecuteAsync<bool>(async session =>
            {
                await session.TryClaimAsync("x");
                throw new FormatException();
            })
        );
        Assert.True(await ClaimAsync("x"));
    }

    [Fact]
    public async Task PutGetDelete_OverRestart_Holds()
    {
        Assert.Null(await Store.GetAsync(Chats, "a"));
        await Store.RunAsync(s => s.Put(Chats, new Chat("a", "Nguyễn Thị Bé", 1)));
        Assert.Equal("Nguyễn Thị Bé", (await Store.GetAsync(Chats, "a"))!.Name);
        await Store.RunAsync(s => s.Put(Chats, new Chat("a", "Nguyễn Thị Bé", 2)));
        await ReopenAsync();
        Assert.Equal(2, (await Store.GetAsync(Chats, "a"))!.Step);
        Assert.Null(await Store.GetAsync(Chats, "A"));
        await Store.RunAsync(s => s.Delete(Chats, "a"));
        Assert.Null(await Store.GetAsync(Chats, "a"));
        await Store.RunAsync(s => s.Delete(Chats, "a"));
        await ReopenAsync();
        Assert.Null(await Store.GetAsync(Chats, "a"));
    }

    [Fact]
    public async Task Get_InTheSameTurn_SeesOwnWrites()
    {
        await Store.RunAsync(s => s.Put(Chats, new Chat("a", "before", 1)));
        var seen = await Store.ExecuteAsync(async session =>
        {
            session.Put(Chats, new Chat("a", "after", 2));
            session.Put(Chats, new Chat("b", "new", 1));
            var put = await session.GetAsync(Chats, "a");
            session.Delete(Chats, "b");
            return (put!.Name, await session.GetAsync(Chats, "b"));
        });
        Assert.Equal(("after", null), seen);
    }

    [Fact]
    public async Task Query_Ranges_InIndexOrder()
    {
        await Store.RunAsync(s =>
        {
            foreach (var (id, day) in new (string, long?)[] { ("c", 3), ("a", -5), ("e", null), ("b", 1), ("d", 7), ("f", 3) })
            {
                s.Put(Bookings, new Booking(id, "p", "Vinh", day));
            }
        });
        Assert.Equal([-5, 1, 3, 3, 7], await DaysAsync(new IndexRange("day", null, null)));
        Assert.Equal([1, 3, 3], await DaysAsync(new IndexRange("day", 1, 6)));
        Assert.Equal([-5, 1], await DaysAsync(IndexRange.UpTo("day", 1)));
        Assert.Equal([3, 3, 7], await DaysAsync(new IndexRange("day", 3, null)));
        Assert.Equal([3, 3], await DaysAsync(IndexRange.Equal("day", 3)));
        Assert.Equal([-5, 1], await DaysAsync(new IndexRange("day", null, null, 2)));
        Assert.Empty(await DaysAsync(new IndexRange("day", 8, null)));
        Assert.Equal(3, await Store.ExecuteAsync(s => s.CountAsync(Bookings, new IndexRange("day", 1, 3, 1))));
        Assert.Equal(5, await Store.ExecuteAsync(s => s.CountAsync(Bookings, new IndexRange("day", null, null))));
    }

    [Fact]
    public async Task Query_Texts_AreComparedByCode()
    {
        string[] places = ["Vinh", "vinh", "Anh Sơn", "Đô Lương", "Do Luong", "Yên Thành", ""];
        await Store.RunAsync(s =>
        {
            for (var i = 0; i < places.Length; i++)
            {
                s.Put(Bookings, new Booking($"{i}", "p", places[i], i));
            }
        });
        Array.Sort(places, StringComparer.Ordinal);
        var found = await Store.QueryAsync(Bookings, new IndexRange("place", null, null));
        Assert.Equal(places, found.Select(b => b.Place));
        Assert.Equal(["Vinh"], (await Store.QueryAsync(Bookings, IndexRange.Equal("place", "Vinh"))).Select(b => b.Place));
        Assert.Equal(["Vinh", "Yên Thành"], (await Store.QueryAsync(Bookings, new IndexRange("place", "V", "Z"))).Select(b => b.Place));
        Assert.Equal(
            ["Yên Thành", "vinh", "Đô Lương"],
            (await Store.QueryAsync(Bookings, new IndexRange("place", "Y", null))).Select(b => b.Place)
        );
        Assert.Equal(["", "Anh Sơn"], (await Store.QueryAsync(Bookings, IndexRange.UpTo("place", "B"))).Select(b => b.Place));
    }

    [Fact]
    public async Task Query_AfterAnIndexedValueChanged_FindsTheNewOne()
    {
        await Store.RunAsync(s => s.Put(Bookings, new Booking("a", "p", "Vinh", 1)));
        await Store.RunAsync(s => s.Put(Bookings, new Booking("a", "p", "Vinh", 2)));
        Assert.Empty(await DaysAsync(IndexRange.Equal("day", 1)));
        Assert.Equal([2], await DaysAsync(IndexRange.Equal("day", 2)));
        await Store.RunAsync(s => s.Delete(Bookings, "a"));
        Assert.Empty(await DaysAsync(new IndexRange("day", null, null)));
    }

    [Fact]
    public async Task Query_AfterAWriteToTheKind_IsRefused()
    {
        async Task RefusedAsync<T>(Func<IStoreSession, ValueTask<T>> query)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                Store.ExecuteAsync(session =>
                {
                    session.Put(Bookings, new Booking("a", "p", "Vinh", 1));
                    return query(session);
                })
            );
        }

        await RefusedAsync(s => s.QueryAsync(Bookings, new IndexRange("day", null, null)));
        await RefusedAsync(s => s.CountAsync(Bookings, new IndexRange("day", null, null)));
        await RefusedAsync(s => s.OfPersonAsync(Bookings, "p"));
        await RefusedAsync(s => s.ScanAsync(Bookings, null, 10));
        Assert.Null(await Store.GetAsync(Bookings, "a"));
        await Store.ExecuteAsync(s =>
        {
            s.Put(Chats, new Chat("a", "another kind", 1));
            return s.QueryAsync(Bookings, new IndexRange("day", null, null));
        });
    }

    [Fact]
    public async Task Query_OfAnIndexThatIsNotDeclared_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.QueryAsync(Bookings, new IndexRange("colour", null, null)));

    [Fact]
    public async Task OfPerson_FindsOnlyTheirs()
    {
        await Store.RunAsync(s =>
        {
            s.Put(Bookings, new Booking("1", "an", "Vinh", 1));
            s.Put(Bookings, new Booking("2", "binh", "Vinh", 1));
            s.Put(Bookings, new Booking("3", "an", "Vinh", null));
        });
        var found = await Store.ExecuteAsync(s => s.OfPersonAsync(Bookings, "an"));
        Assert.Equal(["1", "3"], found.Cast<Booking>().Select(b => b.Id).Order());
    }

    [Fact]
    public async Task Scan_PageByPage_MeetsEachOnce()
    {
        await Store.RunAsync(s =>
        {
            for (var i = 0; i < 25; i++)
            {
                s.Put(Chats, new Chat($"c{i}", "n", i));
            }
        });
        var met = new List<int>();
        string? cursor = null;
        IReadOnlyList<ScannedDocument> page;
        do
        {
            page = await Store.ExecuteAsync(s => s.ScanAsync(Chats, cursor, 10));
            met.AddRange(page.Select(d => ((Chat)d.Document).Step));
            cursor = page.Count > 0 ? page[^1].Cursor : cursor;
        } while (page.Count == 10);
        Assert.Equal(Enumerable.Range(0, 25), met.Order());
    }

    [Fact]
    public async Task Work_ThatThrows_LeavesNothing()
    {
        await Store.RunAsync(s => s.Put(Chats, new Chat("a", "kept", 1)));
        await Assert.ThrowsAsync<FormatException>(() =>
            Store.RunAsync(s =>
            {
                s.Put(Chats, new Chat("a", "lost", 2));
                s.Delete(Chats, "a");
                s.Put(Bookings, new Booking("b", "p", "Vinh", 1));
                s.Enqueue(Message("lost"));
                throw new FormatException();
            })
        );
        Assert.Equal("kept", (await Store.GetAsync(Chats, "a"))!.Name);
        Assert.Empty(await DaysAsync(new IndexRange("day", null, null)));
        Assert.Equal(0, Store.Outbox.PendingCount);
    }

    [Fact]
    public async Task Work_ThatThrowsAmongOthers_LeavesNeighboursIntact()
    {
        var tasks = await TogetherAsync(
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    (Func<IStoreSession, ValueTask>)(
                        s =>
                        {
                            s.Put(Chats, new Chat($"n{i}", "n", i));
                            s.Enqueue(Message($"m{i}"));
                            return i % 7 == 3 ? throw new FormatException($"{i}") : ValueTask.CompletedTask;
                        }
                    )
                )
        );
        for (var i = 0; i < tasks.Count; i++)
        {
            if (i % 7 == 3)
            {
                Assert.Equal($"{i}", (await Assert.ThrowsAsync<FormatException>(() => tasks[i])).Message);
            }
            else
            {
                await tasks[i];
            }
        }

        await ReopenAsync();
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(i % 7 != 3, await Store.GetAsync(Chats, $"n{i}") is not null);
        }

        var sent = (await Store.ClaimAllAsync()).Select(e => e.Activity.Text);
        Assert.Equal(Enumerable.Range(0, 60).Where(i => i % 7 != 3).Select(i => $"m{i}"), sent);
    }

    [Fact]
    public async Task Works_OnOneDocument_TakeEffectOneAfterTheOther()
    {
        await Store.RunAsync(s => s.Put(Chats, new Chat("counter", "n", 0)));
        var tasks = await TogetherAsync(
            Enumerable
                .Range(0, 300)
                .Select(_ =>
                    (Func<IStoreSession, ValueTask>)(
                        async s =>
                        {
                            var counter = (await s.GetAsync(Chats, "counter"))!;
                            s.Put(Chats, counter with { Step = counter.Step + 1 });
                            s.Enqueue(Message($"{counter.Step}"));
                        }
                    )
                )
        );
        await Task.WhenAll(tasks);
        await ReopenAsync();
        Assert.Equal(300, (await Store.GetAsync(Chats, "counter"))!.Step);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}"), (await Store.ClaimAllAsync()).Select(e => e.Activity.Text));
    }

    [Fact]
    public async Task Query_AmongWorksOfAGroup_SeesTheEarlierOnes()
    {
        var counts = new int[50];
        var tasks = await TogetherAsync(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    (Func<IStoreSession, ValueTask>)(
                        async s =>
                        {
                            counts[i] = await s.CountAsync(Bookings, IndexRange.Equal("place", "Vinh"));
                            Assert.Equal(i, (await s.QueryAsync(Bookings, new IndexRange("day", null, null))).Count);
                            Assert.Equal(i, (await s.OfPersonAsync(Bookings, "p")).Count);
                            s.Put(Bookings, new Booking($"{i:000}", "p", "Vinh", i));
                        }
                    )
                )
        );
        await Task.WhenAll(tasks);
        Assert.Equal(Enumerable.Range(0, 50), counts);
    }

    [Fact]
    public async Task Outbox_OverRestart_KeepsOrderIdsAndAttempts()
    {
        await Store.RunAsync(s =>
        {
            s.Enqueue(Message("một"));
            s.Enqueue(Message("hai") with { Buttons = [new Button("Có", "yes")], ExpiresAt = Time.GetUtcNow().AddHours(1) });
        });
        Time.Advance(TimeSpan.FromMinutes(1));
        await Store.RunAsync(s => s.Enqueue(Message("ba")));
        var before = await Store.ClaimAllAsync();
        Assert.Equal(["một", "hai", "ba"], before.Select(e => e.Activity.Text));
        Assert.Equal(TimeSpan.FromMinutes(1), before[2].EnqueuedAt - before[0].EnqueuedAt);
        Assert.True(before[0].Id < before[1].Id && before[1].Id < before[2].Id);
        Assert.True(Store.Outbox.Complete(before[0]));
        Assert.True(Store.Outbox.RecordAttempt(before[1], 3));
        await Store.Outbox.FlushAsync(CancellationToken.None);
        await ReopenAsync();
        Assert.Equal(2, Store.Outbox.PendingCount);
        var after = await Store.ClaimAllAsync();
        Assert.Equal(
            before.Skip(1).Select(e => (e.Id, e.Activity.Text, e.EnqueuedAt)),
            after.Select(e => (e.Id, e.Activity.Text, e.EnqueuedAt))
        );
        Assert.Equal([3, 0], after.Select(e => e.Attempts));
        Assert.Equal(before[1].Activity.Buttons, after[0].Activity.Buttons);
        Assert.Equal(before[1].Activity.ExpiresAt, after[0].Activity.ExpiresAt);
        foreach (var entry in after)
        {
            Assert.True(Store.Outbox.Complete(entry));
        }

        await ReopenAsync();
        Assert.Equal(0, Store.Outbox.PendingCount);
        await Store.RunAsync(s => s.Enqueue(Message("later")));
        Assert.True((await Store.ClaimAllAsync())[0].Id > before[2].Id);
    }

    [Fact]
    public async Task DropProactive_RemovesOnlyWhatItNames()
    {
        await Store.RunAsync(s =>
        {
            s.Enqueue(Message("reply", person: "an"));
            s.Enqueue(Message("lesson", purpose: Purpose.Lesson, person: "an"));
            s.Enqueue(Message("reminder", purpose: Purpose.Reminder, person: "an"));
            s.Enqueue(Message("other", purpose: Purpose.Lesson, person: "binh"));
        });
        await Store.RunAsync(s => s.DropProactive("an", Purpose.Lesson));
        Assert.Equal(3, Store.Outbox.PendingCount);
        await Assert.ThrowsAsync<FormatException>(() =>
            Store.RunAsync(s =>
            {
                s.DropProactive("an");
                throw new FormatException();
            })
        );
        Assert.Equal(3, Store.Outbox.PendingCount);
        await Store.RunAsync(s =>
        {
            s.Enqueue(Message("before", purpose: Purpose.Broadcast, person: "an"));
            s.DropProactive("an");
            s.Enqueue(Message("after", purpose: Purpose.Broadcast, person: "an"));
        });
        Assert.Equal(["reply", "other", "after"], (await Store.ClaimAllAsync()).Select(e => e.Activity.Text));
        await ReopenAsync();
        Assert.Equal(["reply", "other", "after"], (await Store.ClaimAllAsync()).Select(e => e.Activity.Text));
    }

    [Fact]
    public async Task Put_OfAKeyThatIsTooLong_FailsItsOwnWorkOnly()
    {
        var tasks = await TogetherAsync(
            Enumerable
                .Range(0, 3)
                .Select(i =>
                    (Func<IStoreSession, ValueTask>)(
                        s =>
                        {
                            s.Put(Bookings, new Booking(i == 1 ? new string('ă', 2000) : $"{i}", "p", "Vinh", i));
                            return ValueTask.CompletedTask;
                        }
                    )
                )
        );
        await tasks[0];
        await Assert.ThrowsAsync<ArgumentException>(() => tasks[1]);
        await tasks[2];
        Assert.Equal([0, 2], await DaysAsync(new IndexRange("day", null, null)));
    }

    [Fact]
    public async Task Work_CancelledBeforeItBegan_DoesNotRun()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.ExecuteAsync(
                s =>
                {
                    s.Put(Chats, new Chat("a", "n", 1));
                    return new ValueTask<bool>(true);
                },
                WorkPriority.Job,
                stop.Token
            )
        );
        Assert.Null(await Store.GetAsync(Chats, "a"));
    }

    [Fact]
    public async Task Session_UsedAfterItsWork_IsRefused()
    {
        IStoreSession? kept = null;
        await Store.RunAsync(s => kept = s);
        Assert.Throws<InvalidOperationException>(() => kept!.Put(Chats, new Chat("a", "n", 1)));
        Assert.Throws<InvalidOperationException>(() => kept!.Enqueue(Message("a")));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await kept!.GetAsync(Chats, "a"));
        Assert.Null(await Store.GetAsync(Chats, "a"));
    }

    [Fact]
    public async Task Lane_Works_TakeEffectInTheOrderOfTheCalls()
    {
        var lanes = new[] { "an", "binh", "chi" };
        var works = Enumerable
            .Range(0, 150)
            .Select(i =>
                Store.RunAsync(
                    s => s.Enqueue(Message($"{i}", conversation: lanes[i % 3])),
                    new WorkOptions(WorkPriority.Citizen, lanes[i % 3])
                )
            )
            .ToList();
        await Task.WhenAll(works);
        var sent = await Store.ClaimAllAsync();
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            Assert.Equal(
                Enumerable.Range(0, 150).Where(i => i % 3 == lane).Select(i => $"{i}"),
                sent.Where(e => e.Activity.To.ConversationId == lanes[lane]).Select(e => e.Activity.Text)
            );
        }
    }

    [Fact]
    public async Task Outbox_OwnedAccount_IsHandedOutOnceAndToItsOwnerOnly()
    {
        await EnqueueAsync("0", "1", "2", "3");
        Assert.Equal(["0", "1", "2"], await TakeAsync("a", 3));
        Assert.Equal(["3"], await TakeAsync("a", 3));
        await EnqueueAsync("4");
        Assert.Empty(await TakeAsync("b"));
        Assert.Equal(["4"], await TakeAsync("a"));
        Assert.Empty(await TakeAsync("a"));
        Assert.Equal(5, Store.Outbox.PendingCount);
    }

    [Fact]
    public async Task Outbox_AccountsOfOneChannel_HaveOwnersOfTheirOwn()
    {
        await Store.RunAsync(s => s.Enqueue(Message("first", account: "1")));
        Assert.Equal(["first"], await TakeAsync("a"));
        await Store.RunAsync(s =>
        {
            s.Enqueue(Message("second", account: "1"));
            s.Enqueue(Message("other", account: "2"));
        });
        Assert.Equal(["other"], await TakeAsync("b"));
        Assert.Equal(["second"], await TakeAsync("a"));
    }

    [Fact]
    public async Task Outbox_OwnerThatRenews_KeepsItsAccount()
    {
        await EnqueueAsync("0");
        await TakeAsync("a");
        for (var minute = 0; minute < 5; minute++)
        {
            Time.Advance(Lease * 0.6);
            Assert.Empty(await TakeAsync("a"));
            Assert.Empty(await TakeAsync("b"));
        }
    }

    [Fact]
    public async Task Outbox_OwnerThatFellSilent_LosesAllAndWhatItDoesHasNoEffect()
    {
        await EnqueueAsync("0", "1");
        var lost = await Store.Outbox.ClaimAsync("a", 10, Lease, CancellationToken.None);
        Assert.True(Store.Outbox.MaySend(lost[0]));
        Time.Advance(Lease);
        var taken = await Store.Outbox.ClaimAsync("b", 10, Lease, CancellationToken.None);

        Assert.Equal(["0", "1"], taken.Select(e => e.Activity.Text));
        Assert.False(Store.Outbox.MaySend(lost[0]));
        Assert.False(Store.Outbox.Complete(lost[0]));
        Assert.False(Store.Outbox.RecordAttempt(lost[1], 7));
        Assert.Equal(2, Store.Outbox.PendingCount);
        Assert.True(Store.Outbox.MaySend(taken[0]));
        Assert.True(Store.Outbox.Complete(taken[0]));
        Assert.False(Store.Outbox.MaySend(taken[0]));
        await Store.Outbox.FlushAsync(CancellationToken.None);
        await ReopenAsync();
        var left = Assert.Single(await Store.ClaimAllAsync());
        Assert.Equal(("1", 0), (left.Activity.Text, left.Attempts));
    }

    [Fact]
    public async Task Outbox_OwnerThatCameBackBeforeAnybodyElse_GoesOn()
    {
        await EnqueueAsync("0");
        var claimed = Assert.Single(await Store.Outbox.ClaimAsync("a", 10, Lease, CancellationToken.None));
        Time.Advance(Lease * 3);
        Assert.Empty(await TakeAsync("a"));
        Assert.True(Store.Outbox.Complete(claimed));
        Assert.Equal(0, Store.Outbox.PendingCount);
    }

    [Fact]
    public async Task Outbox_OwnerThatCameBackAfterAnother_MayNotUseWhatItHeldBefore()
    {
        await EnqueueAsync("0");
        var before = Assert.Single(await Store.Outbox.ClaimAsync("a", 10, Lease, CancellationToken.None));
        Time.Advance(Lease);
        await TakeAsync("b");
        await Store.Outbox.ReleaseAsync("b", CancellationToken.None);
        var after = Assert.Single(await Store.Outbox.ClaimAsync("a", 10, Lease, CancellationToken.None));
        Assert.False(Store.Outbox.Complete(before));
        Assert.True(Store.Outbox.Complete(after));
    }

    [Fact]
    public async Task Outbox_OwnerThatStops_HandsOverAtOnce()
    {
        await EnqueueAsync("0");
        await TakeAsync("a");
        var wait = Store.Outbox.WaitAsync("b", CancellationToken.None).AsTask();
        Assert.False(wait.IsCompleted);
        await Store.Outbox.ReleaseAsync("a", CancellationToken.None);
        await wait.WaitAsync(Eventually.Deadline);
        Assert.Equal(["0"], await TakeAsync("b"));
    }

    [Fact]
    public async Task Outbox_Wait_EndsWhenThereIsSomethingToClaim()
    {
        var wait = Store.Outbox.WaitAsync("a", CancellationToken.None).AsTask();
        Assert.False(wait.IsCompleted);
        await EnqueueAsync("0");
        await wait.WaitAsync(Eventually.Deadline);
        await TakeAsync("a");

        // The owner wakes to renew, the others when it does not.
        var own = Store.Outbox.WaitAsync("a", CancellationToken.None).AsTask();
        var other = Store.Outbox.WaitAsync("b", CancellationToken.None).AsTask();
        Assert.False(own.IsCompleted || other.IsCompleted);
        Time.Advance(Lease / 2);
        await own.WaitAsync(Eventually.Deadline);
        Assert.False(other.IsCompleted);
        Time.Advance(Lease / 2);
        await other.WaitAsync(Eventually.Deadline);

        await TakeAsync("b");
        using var stop = new CancellationTokenSource();
        wait = Store.Outbox.WaitAsync("b", stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task Outbox_EntryThatIsGone_IsNoErrorAndMayNotBeSent()
    {
        await Store.RunAsync(s => s.Enqueue(Message("lesson", purpose: Purpose.Lesson, person: "an")));
        var entry = Assert.Single(await Store.ClaimAllAsync());
        await Store.RunAsync(s => s.DropProactive("an"));
        Assert.False(Store.Outbox.MaySend(entry));
        Assert.False(Store.Outbox.Complete(entry));
        Assert.False(Store.Outbox.RecordAttempt(entry, 1));
        await Store.Outbox.FlushAsync(CancellationToken.None);
        Assert.Equal(0, Store.Outbox.PendingCount);
    }

    [Fact]
    public async Task Signal_IsHeardAfterTheCommitAndOnlyThen()
    {
        var heard = new TaskCompletionSource<(string? Subject, Chat? Seen)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = Store.Signals.Listen(
            "chat",
            subject => _ = Store.GetAsync(Chats, "a").ContinueWith(t => heard.TrySetResult((subject, t.Result)), TaskScheduler.Default)
        );
        using var elsewhere = Store.Signals.Listen("other", _ => heard.TrySetResult(("other", null)));
        await Assert.ThrowsAsync<FormatException>(() =>
            Store.RunAsync(s =>
            {
                s.Signal("chat", "lost");
                throw new FormatException();
            })
        );
        await Store.RunAsync(s =>
        {
            s.Put(Chats, new Chat("a", "n", 1));
            s.Signal("chat", "a");
        });
        var (subject, seen) = await heard.Task.WaitAsync(Eventually.Deadline);
        Assert.Equal("a", subject);
        Assert.NotNull(seen);
    }

    [Fact]
    public async Task Signal_AfterTheListeningEnded_IsNotHeard()
    {
        var count = 0;
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Store.Signals.Listen("chat", _ => Interlocked.Increment(ref count)).Dispose();
        using var other = Store.Signals.Listen("chat", _ => last.TrySetResult());
        await Store.RunAsync(s => s.Signal("chat"));
        await last.Task.WaitAsync(Eventually.Deadline);
        Assert.Equal(0, count);
    }

    [Fact]
    public async Task Lease_IsHeldByOneUntilItsBeatStandsStill()
    {
        var (an, binh) = (new Leases(Store, Time, "an"), new Leases(Store, Time, "binh"));
        Assert.Equal(1, (await an.TryHoldAsync("scheduler"))!.Epoch);
        Assert.Null(await binh.TryHoldAsync("scheduler"));
        Assert.NotNull(await binh.TryHoldAsync("retention"));
        for (var third = 0; third < 12; third++)
        {
            Time.Advance(Leases.Duration / 3);
            Assert.Equal(1, (await an.TryHoldAsync("scheduler"))!.Epoch);
            Assert.Null(await binh.TryHoldAsync("scheduler"));
        }

        Time.Advance(Leases.Duration);
        Assert.Equal(2, (await binh.TryHoldAsync("scheduler"))!.Epoch);
        Assert.Null(await an.TryHoldAsync("scheduler"));
    }

    [Fact]
    public async Task Lease_ThatWasReleased_IsFreeAtOnceAndOnlyForItsHolderToGive()
    {
        var (an, binh) = (new Leases(Store, Time, "an"), new Leases(Store, Time, "binh"));
        await an.TryHoldAsync("scheduler");
        await binh.ReleaseAsync("scheduler");
        Assert.Null(await binh.TryHoldAsync("scheduler"));
        await an.ReleaseAsync("scheduler");
        Assert.NotNull(await binh.TryHoldAsync("scheduler"));
    }

    [Fact]
    public async Task Lease_WantedByManyAtOnce_GoesToOne()
    {
        var nodes = Enumerable.Range(0, 20).Select(i => new Leases(Store, Time, $"node {i}")).ToList();
        var held = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.TryHoldAsync("scheduler"))));
        Assert.Single(held, lease => lease is not null);
        Time.Advance(Leases.Duration);
        held = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.TryHoldAsync("scheduler"))));
        Assert.Single(held, lease => lease is not null);
    }

    [Fact]
    public async Task Node_OfAStoreForOneProcess_HoldsItsLeasesAgainAfterARestart()
    {
        Assert.NotEmpty(Store.Node);
        if (Store.IsShared)
        {
            return;
        }

        await new Leases(Store, Time).TryHoldAsync("scheduler");
        await ReopenAsync();
        Assert.NotNull(await new Leases(Store, Time).TryHoldAsync("scheduler"));
    }

    protected Task<bool> ClaimAsync(string key) => Store.ExecuteAsync(session => session.TryClaimAsync(key));

    /// <summary>Starts works at once, in one lane; a store may do them in one go.</summary>
    protected virtual Task<IReadOnlyList<Task<bool>>> TogetherAsync(IEnumerable<Func<IStoreSession, ValueTask>> works) =>
        Task.FromResult<IReadOnlyList<Task<bool>>>([.. works.Select(w => Store.RunAsync(w, new WorkOptions(WorkPriority.Job, "lane")))]);

    private async Task<IEnumerable<long>> DaysAsync(IndexRange range) =>
        (await Store.QueryAsync(Bookings, range)).Select(b => b.Day!.Value);

    private Task<bool> EnqueueAsync(params string[] texts) =>
        Store.RunAsync(s =>
        {
            foreach (var text in texts)
            {
                s.Enqueue(Message(text));
            }
        });

    private async Task<IEnumerable<string>> TakeAsync(string owner, int max = 100) =>
        (await Store.Outbox.ClaimAsync(owner, max, Lease, CancellationToken.None)).Select(e => e.Activity.Text);
}
