using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Where the framework keeps the keys of cookies: in the database, so that every instance reads the cookies of all.</summary>
internal sealed class ProtectionKeys(IOptions<PacketsOptions> packets, Database database, TimeProvider clock) : IXmlRepository
{
    /// <remarks>The framework knows no other form than one that waits; it asks at the start and once a day.</remarks>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        if (!packets.Value.Storage.Keeps)
        {
            return [];
        }

        var rows = database.ReadAsync(db => db.ProtectionKeys.AsNoTracking().OrderBy(row => row.CreatedAt).Select(row => row.Xml).ToListAsync())
            .GetAwaiter().GetResult();

        // What the framework wrote itself, into a table that nobody else writes.
        return [.. rows.Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        if (!packets.Value.Storage.Keeps)
        {
            return;
        }

        var now = clock.Now();
        var row = new ProtectionKeyRow { Id = Guid.CreateVersion7(now), Xml = element.ToString(SaveOptions.DisableFormatting), CreatedAt = now };
        database.WriteAsync(
            db =>
            {
                db.Add(row);
                return db.SaveChangesAsync();
            },
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
