namespace ReserveMeds.Packets.Tests.Shared;

/// <summary>A test that runs programs of the system: skipped with a remedy where one is missing, except in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolsFactAttribute : FactAttribute
{
    public NeedsToolsFactAttribute(params string[] tools) => Skip = Tools.Missing(tools);
}

/// <inheritdoc cref="NeedsToolsFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolsTheoryAttribute : TheoryAttribute
{
    public NeedsToolsTheoryAttribute(params string[] tools) => Skip = Tools.Missing(tools);
}
