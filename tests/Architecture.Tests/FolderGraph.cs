using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ChatBot.Architecture.Tests;

/// <summary>
/// Which folder of a project uses which, read from the compiled program: a namespace is a folder, and an edge is a type that names a
/// type of the other folder in its declaration or its code. Constants are copied by the compiler and leave no edge.
/// </summary>
public sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), SortedSet<string>> _because = [];

    private FolderGraph(string root)
    {
        Root = root;
    }

    /// <summary>Namespace of the project, such as <c>ChatBot.Dialogs</c>.</summary>
    public string Root { get; }

    /// <summary>Folders with types of their own, such as <c>Skills/SignUp</c>; the project's root is <c>.</c>.</summary>
    public IEnumerable<string> Folders => _uses.Keys;

    /// <summary>Reads an assembly.</summary>
    /// <param name="path">Path of the assembly's file, named after its root namespace.</param>
    public static FolderGraph Of(string path)
    {
        var graph = new FolderGraph(Path.GetFileNameWithoutExtension(path));
        using var module = ModuleDefinition.ReadModule(path);
        foreach (var type in module.Types.Where(type => type.Namespace.StartsWith(graph.Root, StringComparison.Ordinal)))
        {
            graph.Add(type);
        }

        return graph;
    }

    /// <summary>Folders that a folder uses.</summary>
    public IEnumerable<string> UsedBy(string folder) => _uses[folder];

    /// <summary>Whether a folder uses another, straight or round about.</summary>
    public bool Reaches(string from, string to) => Reach(from).Contains(to);

    /// <summary>Types that make one folder use another, as <c>User -&gt; Used</c>.</summary>
    public IEnumerable<string> Because(string from, string to) => _because.TryGetValue((from, to), out var types) ? types : [];

    /// <summary>Groups of folders that use each other, straight or round about; none is what is wanted.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles()
    {
        var reach = _uses.Keys.ToDictionary(folder => folder, Reach, StringComparer.Ordinal);
        return
        [
            .. _uses
                .Keys.Where(folder => reach[folder].Contains(folder))
                .GroupBy(
                    folder => string.Join(' ', reach[folder].Where(other => reach[other].Contains(folder)).Order(StringComparer.Ordinal)),
                    StringComparer.Ordinal
                )
                .Select(group => (IReadOnlyList<string>)[.. group]),
        ];
    }

    private HashSet<string> Reach(string from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(_uses[from]);
        while (open.TryPop(out var next))
        {
            if (seen.Add(next))
            {
                foreach (var further in _uses[next])
                {
                    open.Push(further);
                }
            }
        }

        return seen;
    }

    private string Folder(string @namespace) => @namespace.Length == Root.Length ? "." : @namespace[(Root.Length + 1)..].Replace('.', '/');

    private void Add(TypeDefinition type)
    {
        var from = Folder(type.Namespace);
        if (!_uses.TryGetValue(from, out var uses))
        {
            _uses[from] = uses = new(StringComparer.Ordinal);
        }

        foreach (var used in Uses(type).Where(used => used.Namespace.StartsWith(Root, StringComparison.Ordinal)))
        {
            var to = Folder(used.Namespace);
            if (to == from)
            {
                continue;
            }

            uses.Add(to);
            _uses.TryAdd(to, new(StringComparer.Ordinal));
            if (!_because.TryGetValue((from, to), out var because))
            {
                _because[(from, to)] = because = new(StringComparer.Ordinal);
            }

            because.Add($"{type.Name} -> {used.Name}");
        }
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type) => Mentioned(type).SelectMany(Parts).Select(Outermost);

    private static IEnumerable<TypeReference?> Mentioned(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.GenericParameters.SelectMany(Constraints),
            .. type.CustomAttributes.Select(a => a.AttributeType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.Select(p => p.PropertyType),
            .. type.Methods.SelectMany(Mentioned),
            .. type.NestedTypes.SelectMany(Mentioned),
        ];

    private static IEnumerable<TypeReference?> Mentioned(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. method.GenericParameters.SelectMany(Constraints),
            .. method.CustomAttributes.Select(a => a.AttributeType),
            .. method.HasBody ? Mentioned(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> Mentioned(MethodBody body) =>
        [
            .. body.Variables.Select(v => v.VariableType),
            .. body.ExceptionHandlers.Select(h => h.CatchType),
            .. body.Instructions.SelectMany(i => Mentioned(i.Operand)),
        ];

    private static IEnumerable<TypeReference?> Mentioned(object operand) =>
        operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod method =>
            [
                method.DeclaringType,
                method.ReturnType,
                .. method.Parameters.Select(p => p.ParameterType),
                .. method.GenericArguments,
            ],
            MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    private static IEnumerable<TypeReference> Constraints(GenericParameter parameter) =>
        parameter.Constraints.Select(c => c.ConstraintType);

    // Array, reference and generic types are looked into; what stands inside counts.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => [.. Parts(generic.ElementType), .. generic.GenericArguments.SelectMany(Parts)],
            TypeSpecification inner => Parts(inner.ElementType),
            _ => [type],
        };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
