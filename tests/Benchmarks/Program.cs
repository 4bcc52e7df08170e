using BenchmarkDotNet.Running;
using ChatBot.Benchmarks;
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

BenchmarkSwitcher.FromAssembly(typeof(TurnInMemory).Assembly).Run(args);
