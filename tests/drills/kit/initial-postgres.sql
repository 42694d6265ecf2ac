CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;
CREATE TABLE organisations (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_organisations" PRIMARY KEY (id)
);

CREATE TABLE requests (
    organisation_id uuid NOT NULL,
    key character varying(255) NOT NULL,
    fingerprint bytea NOT NULL,
    made_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_requests" PRIMARY KEY (organisation_id, key)
);

CREATE TABLE cases (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    regulator character varying(40) NOT NULL,
    reference character varying(40),
    revision integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_cases" PRIMARY KEY (id),
    CONSTRAINT "FK_cases_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE keys (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    digest bytea NOT NULL,
    hint character varying(20) NOT NULL,
    label character varying(200) NOT NULL,
    scopes character varying(200) NOT NULL,
    is_configured boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT "PK_keys" PRIMARY KEY (id),
    CONSTRAINT "FK_keys_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE case_revisions (
    case_id uuid NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    digest character varying(64) NOT NULL,
    change character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    key_id uuid NOT NULL,
    CONSTRAINT "PK_case_revisions" PRIMARY KEY (case_id, number),
    CONSTRAINT "FK_case_revisions_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_case_revisions_keys_key_id" FOREIGN KEY (key_id) REFERENCES keys (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_case_revisions_key_id" ON case_revisions (key_id);

CREATE INDEX "IX_cases_organisation_id_id" ON cases (organisation_id, id);

CREATE INDEX "IX_cases_reference" ON cases (reference);

CREATE UNIQUE INDEX "IX_keys_digest" ON keys (digest);

CREATE INDEX "IX_keys_organisation_id" ON keys (organisation_id);

CREATE INDEX "IX_requests_at" ON requests (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % never changes', TG_TABLE_NAME;
END $$;
CREATE TRIGGER case_revisions_never_change BEFORE UPDATE ON case_revisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122103642_Initial', '10.0.11');

COMMIT;

