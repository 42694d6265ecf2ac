namespace ReserveMeds.Packets.Api.Storage.Migrations;

/// <summary>What the model does not say of sealed packets: the databases themselves refuse to change them.</summary>
internal static class PacketSql
{
    /// <summary>All but what may become of a packet: withdrawal, importer, receipt.</summary>
    private const string Frozen =
        "id, case_id, number, organisation_id, regulator, reference, revision, edition, digest, frozen, sealed_at, sealed_by_organisation_id, sealed_by";

    /// <summary>The triggers on inserts are for <c>INSERT OR REPLACE</c>, which changes a row without an update.</summary>
    public const string Sqlite =
        $"""
        CREATE TRIGGER packets_stay_sealed BEFORE UPDATE OF {Frozen} ON packets
        BEGIN
            SELECT RAISE(ABORT, 'what was sealed never changes');
        END;
        CREATE TRIGGER packets_are_not_replaced BEFORE INSERT ON packets
        WHEN EXISTS (SELECT 1 FROM packets WHERE id = NEW.id OR (case_id = NEW.case_id AND number = NEW.number))
        BEGIN
            SELECT RAISE(ABORT, 'what was sealed never changes');
        END;
        CREATE TRIGGER packet_bundles_never_change BEFORE UPDATE ON packet_bundles
        BEGIN
            SELECT RAISE(ABORT, 'a sealed bundle never changes');
        END;
        CREATE TRIGGER packet_bundles_are_not_replaced BEFORE INSERT ON packet_bundles
        WHEN EXISTS (SELECT 1 FROM packet_bundles WHERE packet_id = NEW.packet_id AND audience = NEW.audience)
        BEGIN
            SELECT RAISE(ABORT, 'a sealed bundle never changes');
        END;
        """;

    /// <summary>The function was made together with the table of revisions.</summary>
    public const string Postgres =
        $"""
        CREATE TRIGGER packets_stay_sealed BEFORE UPDATE OF {Frozen} ON packets
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER packet_bundles_never_change BEFORE UPDATE ON packet_bundles
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """;
}
