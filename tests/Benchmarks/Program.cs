using BenchmarkDotNet.Running;
using ChatBot.Benchmarks;
using ChatBot.Benchmarks.Recognition;
using ChatBot.Benchmarks.Turns;

if (args is ["check"])
{
    Console.WriteLine(await new TurnInMemory().CheckAsync());
    return;
}

if (args is ["store", .. var rest])
{
    await StoreMeasure.RunAsync(rest);
    return;
}

if (args is ["strangers", .. var where])
{
    await StrangersMeasure.RunAsync(where);
    return;
}

if (args is ["recognition", .. var which])
{
    RecognitionMeasure.Run(which);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(TurnInMemory).Assembly).Run(args);
