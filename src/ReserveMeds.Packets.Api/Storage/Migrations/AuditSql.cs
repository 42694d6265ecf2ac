namespace ReserveMeds.Packets.Api.Storage.Migrations;

/// <summary>What the model does not say of the table of audit trails: nothing in it is ever changed or removed.</summary>
internal static class AuditSql
{
    /// <summary>The trigger on inserts is for <c>INSERT OR REPLACE</c>, which removes a row without asking the one on deletes.</summary>
    public const string Sqlite =
        """
        CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
        BEGIN
            SELECT RAISE(ABORT, 'audit is append-only');
        END;
        CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit
        BEGIN
            SELECT RAISE(ABORT, 'audit is append-only');
        END;
        CREATE TRIGGER audit_refuses_replace BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE case_id = NEW.case_id AND number = NEW.number)
        BEGIN
            SELECT RAISE(ABORT, 'audit is append-only');
        END;
        """;

    public const string UndoSqlite =
        "DROP TRIGGER audit_refuses_replace; DROP TRIGGER audit_refuses_delete; DROP TRIGGER audit_refuses_update;";

    public const string Postgres =
        """
        CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'audit is append-only';
        END $$;
        CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON audit
            FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
        CREATE TRIGGER audit_refuses_truncate BEFORE TRUNCATE ON audit
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
        """;

    public const string UndoPostgres =
        "DROP TRIGGER audit_refuses_truncate ON audit; DROP TRIGGER audit_refuses_change ON audit; DROP FUNCTION refuse_change_of_audit();";
}
