using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>The tables, alike on both databases. A type for each database, since each has migrations of its own.</summary>
internal abstract partial class PacketsDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();

    /// <summary>
    /// Keeps others from changing the case, or adding to its trail, until the end of the transaction. On SQLite a transaction
    /// does so by itself.
    /// </summary>
    public Task LockCaseAsync(Guid id) =>
        Database.IsNpgsql() ? Database.ExecuteSqlAsync($"SELECT 1 FROM cases WHERE id = {id} FOR NO KEY UPDATE") : Task.CompletedTask;

    public DbSet<PacketRow> Packets => Set<PacketRow>();

    public DbSet<PacketBundleRow> PacketBundles => Set<PacketBundleRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<AttemptRow> Attempts => Set<AttemptRow>();

    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OrganisationRow>(table =>
        {
            table.ToTable("organisations");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.Kind).HasMaxLength(20);
            table.Property(row => row.Name).HasMaxLength(200);
        });
        modelBuilder.Entity<KeyRow>(table =>
        {
            table.ToTable("keys");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasOne(row => row.Organisation).WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => row.Digest).IsUnique();
            table.Property(row => row.Hint).HasMaxLength(20);
            table.Property(row => row.Label).HasMaxLength(200);
            table.Property(row => row.Scopes).HasMaxLength(200);
        });
        modelBuilder.Entity<CaseRow>(table =>
        {
            table.ToTable("cases");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasOne<OrganisationRow>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => new { row.OrganisationId, row.Id });
            table.HasIndex(row => row.Reference);
            table.Property(row => row.Regulator).HasMaxLength(40);
            table.Property(row => row.Reference).HasMaxLength(40);
            table.Property(row => row.Patient).HasMaxLength(64);
            table.HasIndex(row => row.Patient);
            table.Property(row => row.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<RevisionRow>(table =>
        {
            table.ToTable(RevisionRow.Table);
            table.HasKey(row => new { row.CaseId, row.Number });
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
            table.Property(row => row.Digest).HasMaxLength(64);
            table.Property(row => row.Change).HasMaxLength(20);
            table.Property(row => row.By).HasMaxLength(50);
        });
        modelBuilder.Entity<RequestRow>(table =>
        {
            table.ToTable("requests");
            table.HasKey(row => new { row.OrganisationId, row.Key });
            table.HasIndex(row => row.At);
            table.Property(row => row.Key).HasMaxLength(255);
        });
        modelBuilder.Entity<AuditRow>(table =>
        {
            table.ToTable("audit");
            table.HasKey(row => new { row.CaseId, row.Number });
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
            table.Property(row => row.By).HasMaxLength(60);
            table.Property(row => row.What).HasMaxLength(20);
            table.Property(row => row.Previous).HasMaxLength(64);
            table.Property(row => row.Hash).HasMaxLength(64);
        });
        modelBuilder.Entity<DataKeyRow>(table =>
        {
            table.ToTable("data_keys");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => row.MasterKey);
            table.Property(row => row.MasterKey).HasMaxLength(40);
        });
        OnPacketsCreating(modelBuilder);
        AccountTables(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(table => table.GetProperties()))
        {
            property.SetColumnName(Capital().Replace(property.Name, "_$0").ToLowerInvariant());
        }
    }

    private static void OnPacketsCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PacketRow>(table =>
        {
            table.ToTable("packets");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<OrganisationRow>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<OrganisationRow>().WithMany().HasForeignKey(row => row.ImporterId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => new { row.CaseId, row.Number }).IsUnique();
            table.HasIndex(row => new { row.OrganisationId, row.Id });
            table.HasIndex(row => new { row.ImporterId, row.Id });
            table.Property(row => row.Regulator).HasMaxLength(40);
            table.Property(row => row.Reference).HasMaxLength(40);
            table.Property(row => row.Edition).HasMaxLength(20);
            table.Property(row => row.Digest).HasMaxLength(64);
            table.Property(row => row.SealedBy).HasMaxLength(60);
            table.Property(row => row.WithdrawnBy).HasMaxLength(60);
            table.Property(row => row.AcknowledgedBy).HasMaxLength(60);
        });
        modelBuilder.Entity<PacketBundleRow>(table =>
        {
            table.ToTable("packet_bundles");
            table.HasKey(row => new { row.PacketId, row.Audience });
            table.HasOne<PacketRow>().WithMany().HasForeignKey(row => row.PacketId).OnDelete(DeleteBehavior.Restrict);
            table.Property(row => row.Audience).HasMaxLength(20);
        });
    }

    private static void AccountTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AccountRow>(table =>
        {
            table.ToTable("accounts");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasOne(row => row.Organisation).WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(row => row.NameDigest).IsUnique();
            table.HasIndex(row => new { row.Issuer, row.Subject }).IsUnique();
            table.Property(row => row.Scopes).HasMaxLength(200);
            table.Property(row => row.PasswordHash).HasMaxLength(200);
            table.Property(row => row.Issuer).HasMaxLength(200);
            table.Property(row => row.Subject).HasMaxLength(255);
        });
        modelBuilder.Entity<SessionRow>(table =>
        {
            table.ToTable("sessions");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
            table.HasIndex(row => row.EndsAt);
        });
        modelBuilder.Entity<AttemptRow>(table =>
        {
            table.ToTable("sign_in_attempts");
            table.HasKey(row => row.NameDigest);
            table.HasIndex(row => row.At);
        });
        modelBuilder.Entity<ProtectionKeyRow>(table =>
        {
            table.ToTable("protection_keys");
            table.Property(row => row.Id).ValueGeneratedNever();
        });
    }

    /// <summary>A capital letter inside a name.</summary>
    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capital();
}

internal sealed class SqlitePacketsDbContext(DbContextOptions options) : PacketsDbContext(options)
{
    /// <summary>SQLite has no type for times; as text of one length they sort as they should.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<SortableTime>();

    private sealed class SortableTime() : ValueConverter<DateTimeOffset, string>(
        time => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
        text => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    }
}

internal sealed class PostgresPacketsDbContext(DbContextOptions options) : PacketsDbContext(options);
