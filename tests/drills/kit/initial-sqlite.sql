CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "organisations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_organisations" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL
);

CREATE TABLE "requests" (
    "organisation_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" BLOB NOT NULL,
    "made_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_requests" PRIMARY KEY ("organisation_id", "key")
);

CREATE TABLE "cases" (
    "id" TEXT NOT NULL CONSTRAINT "PK_cases" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "regulator" TEXT NOT NULL,
    "reference" TEXT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    CONSTRAINT "FK_cases_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "keys" (
    "id" TEXT NOT NULL CONSTRAINT "PK_keys" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "hint" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "is_configured" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT NULL,
    "last_used_at" TEXT NULL,
    "revoked_at" TEXT NULL,
    CONSTRAINT "FK_keys_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "case_revisions" (
    "case_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "digest" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    CONSTRAINT "PK_case_revisions" PRIMARY KEY ("case_id", "number"),
    CONSTRAINT "FK_case_revisions_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_case_revisions_keys_key_id" FOREIGN KEY ("key_id") REFERENCES "keys" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_case_revisions_key_id" ON "case_revisions" ("key_id");

CREATE INDEX "IX_cases_organisation_id_id" ON "cases" ("organisation_id", "id");

CREATE INDEX "IX_cases_reference" ON "cases" ("reference");

CREATE UNIQUE INDEX "IX_keys_digest" ON "keys" ("digest");

CREATE INDEX "IX_keys_organisation_id" ON "keys" ("organisation_id");

CREATE INDEX "IX_requests_at" ON "requests" ("at");

CREATE TRIGGER case_revisions_never_change BEFORE UPDATE ON case_revisions
BEGIN
    SELECT RAISE(ABORT, 'a revision never changes');
END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122103641_Initial', '10.0.11');

COMMIT;

