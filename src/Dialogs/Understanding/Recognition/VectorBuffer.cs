namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>Room for one message's vector, used again by the next message of the same thread.</summary>
internal sealed class VectorBuffer
{
    private int[] _place = [];

    public int[] Ids { get; private set; } = new int[512];

    public float[] Weights { get; private set; } = new float[512];

    public float[] Times { get; private set; } = new float[512];

    public FeatureKind[] Kinds { get; private set; } = new FeatureKind[512];

    public int Count { get; private set; }

    public void Begin(int features)
    {
        for (var i = 0; i < Count; i++)
        {
            _place[Ids[i]] = 0;
        }

        Count = 0;
        if (_place.Length < features)
        {
            _place = new int[features];
        }
    }

    public void Add(int id, FeatureKind kind)
    {
        if (_place[id] != 0)
        {
            Times[_place[id] - 1]++;
            return;
        }

        if (Count == Ids.Length)
        {
            Grow();
        }

        Ids[Count] = id;
        Times[Count] = 1;
        Kinds[Count] = kind;
        _place[id] = ++Count;
    }

    private void Grow()
    {
        var size = Ids.Length * 2;
        (var ids, var weights, var times, var kinds) = (Ids, Weights, Times, Kinds);
        Array.Resize(ref ids, size);
        Array.Resize(ref weights, size);
        Array.Resize(ref times, size);
        Array.Resize(ref kinds, size);
        (Ids, Weights, Times, Kinds) = (ids, weights, times, kinds);
    }
}
