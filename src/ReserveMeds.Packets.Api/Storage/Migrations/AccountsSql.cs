namespace ReserveMeds.Packets.Api.Storage.Migrations;

/// <summary>
/// What the model does not say of the change from the key's id to "by" in revisions: what is there is carried over, though no
/// row may change.
/// </summary>
internal static class AccountsSql
{
    /// <summary>
    /// SQLite cannot take a column with a reference out of a table, and the framework's own way round that is not one
    /// transaction: a start that is killed in it could never go on. No table may refer to this one yet.
    /// </summary>
    public const string SqliteUp =
        """
        CREATE TABLE "case_revisions_by" (
            "case_id" TEXT NOT NULL,
            "number" INTEGER NOT NULL,
            "content" BLOB NOT NULL,
            "digest" TEXT NOT NULL,
            "change" TEXT NOT NULL,
            "at" TEXT NOT NULL,
            "organisation_id" TEXT NOT NULL,
            "by" TEXT NOT NULL,
            CONSTRAINT "PK_case_revisions" PRIMARY KEY ("case_id", "number"),
            CONSTRAINT "FK_case_revisions_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
        );
        INSERT INTO "case_revisions_by"
            SELECT "case_id", "number", "content", "digest", "change", "at", "organisation_id", 'key:' || lower("key_id") FROM "case_revisions";
        DROP TABLE "case_revisions";
        ALTER TABLE "case_revisions_by" RENAME TO "case_revisions";
        CREATE TRIGGER case_revisions_never_change BEFORE UPDATE ON case_revisions
        BEGIN
            SELECT RAISE(ABORT, 'a revision never changes');
        END;
        """;

    public const string PostgresUp =
        """
        ALTER TABLE case_revisions DISABLE TRIGGER case_revisions_never_change;
        UPDATE case_revisions SET "by" = 'key:' || key_id;
        ALTER TABLE case_revisions ENABLE TRIGGER case_revisions_never_change;
        """;
}
