using BenchmarkDotNet.Running;
using ChatBot.Benchmarks.Turns;

if (args is ["check"])
{
    Console.WriteLine(await new TurnInMemory().CheckAsync());
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(TurnInMemory).Assembly).Run(args);
