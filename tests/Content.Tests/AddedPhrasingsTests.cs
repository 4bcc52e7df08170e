namespace ChatBot.Content.Tests;

public sealed class AddedPhrasingsTests : IDisposable
{
    private readonly TempContent _content = new();

    private string File => Path.Combine(_content.Folder, AddedPhrasings.FileName);

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Add_TwoPhrasings_AreReadBackWithQuotesAndColons()
    {
        Assert.Empty(AddedPhrasings.Add(_content.Folder, "hoc", "học chi: \"mô\" \\ rứa", _content.Options));
        Assert.Empty(AddedPhrasings.Add(_content.Folder, "choi", "chơi chi rứa", _content.Options));
        Assert.Empty(AddedPhrasings.Add(_content.Folder, "hoc", "- học nữa #1", _content.Options));

        var topics = _content.Load().Require().Topics;
        Assert.Equal(["học chi: \"mô\" \\ rứa", "- học nữa #1"], topics["hoc"].Phrasings.Skip(2));
        Assert.Equal(["chơi chi rứa"], topics["choi"].Phrasings.Skip(1));
        Assert.Equal(["added.yaml"], Directory.EnumerateFiles(Path.GetDirectoryName(File)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Add_AfterAnEditorsLine_KeepsIt()
    {
        _content.Write(AddedPhrasings.FileName, "hoc:\n  - học nỏ biết chi\n");

        Assert.Empty(AddedPhrasings.Add(_content.Folder, "hoc", "học mần răng", _content.Options));

        Assert.Equal(["học nỏ biết chi", "học mần răng"], _content.Load().Require().Topics["hoc"].Phrasings.Skip(2));
    }

    [Theory]
    [InlineData("hocc", "học chi", "Did you mean 'hoc'")]
    [InlineData("hoc", "choi cai gi", "also a phrasing of topic choi")]
    [InlineData("hoc", "giá vàng hôm nay", "off-topic.txt")]
    [InlineData("hoc", "hoc cai gi", "already a phrasing")]
    [InlineData("hoc", "?!", "at least one letter")]
    [InlineData("hoc", "học\nchơi", "one line")]
    public void Add_WhatTheChecksRefuse_WritesNothing(string topic, string phrasing, string why)
    {
        var wrong = AddedPhrasings.Add(_content.Folder, topic, phrasing, _content.Options);

        Assert.Contains(wrong, line => line.Contains(why, StringComparison.Ordinal));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Add_TooLong_WritesNothing()
    {
        var wrong = AddedPhrasings.Add(_content.Folder, "hoc", string.Join(' ', Enumerable.Repeat("dài", 90)), _content.Options);

        Assert.Contains("at most 300", Assert.Single(wrong), StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Add_ToBrokenContent_AsksToMendItFirst()
    {
        _content.Write("phrasings/them.yaml", "nope:\n  - x\n");

        var wrong = AddedPhrasings.Add(_content.Folder, "hoc", "học chi", _content.Options);

        Assert.Contains("mend them first", wrong[0], StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }
}
