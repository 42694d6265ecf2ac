"""A service that is killed while it brings an old database to its version: the next start finishes, and nothing is lost."""
import contextlib
import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import time
import uuid

from .postgres import Postgres
from .service import Client, Folder, Service, a_case, check, figure, percentile

HERE = pathlib.Path(__file__).parent
ORGANISATION, KEY_ID, AT = uuid.UUID(int=0x77), uuid.UUID(int=0x78), "2026-11-01T09:30:00.000Z"


def kill9_migration_sqlite(is_long, slow):
    with Folder() as folder:
        drill(Sqlite(folder, 600 if is_long else 200), 30 if is_long else 3, slow, folder)


def kill9_migration_postgres(is_long, slow):
    with Folder() as folder, Postgres() as server:
        drill(PostgreSql(server, 600 if is_long else 200), 15 if is_long else 3, slow, folder)


def drill(old, rounds, slow, folder):
    found, took, lost, expected = {}, [], 0, None
    for number in range(rounds):
        storage = old.fresh(number)
        with Service(folder / "log", **storage) as service:
            for _ in range(random.randint(1, 3)):
                service.start()
                old.wait_until_it_begins(storage, service, 60 * slow)
                time.sleep(random.uniform(0, 1.5) if random.random() < 0.5 else random.uniform(0, 0.3))
                service.kill()
                state = old.state(storage)
                found[state] = found.get(state, 0) + 1
            service.start()
            took.append(service.wait_until_up(60 * slow))
            lost += missing(Client(service, timeout=60), old.cases)
            service.end()
            code, said = service.command("verify")
            check(code == 0, said)
            expected = expected or old.schema(storage)
            check(old.schema(storage) == expected, "The tables differ from those after another kill.")

    figure(f"{sum(found.values())} kills in {rounds} old databases of {len(old.cases)} cases: "
           + ", ".join(f"{count} {state}" for state, count in sorted(found.items())))
    figure(f"the start after: p50 {percentile(took, 0.5):.1f} s, max {max(took):.1f} s; {lost} cases lost or changed; verify: {said.splitlines()[-1]}")
    check(not lost, "Something that was stored is gone.")
    check(len(found) > 1, "All kills came at the same stage, so little is shown.")


def missing(client, cases):
    count = 0
    for case_id, facts in cases.items():
        status, _, answer = client.get(f"/v1/cases/{case_id}")
        count += status != 200 or answer["case"] != facts
    return count


class Old:
    """A database as the first version left it, with cases in the clear. The scripts are what that version's migration runs."""

    TIME, BYTES = "'{}'", "x'{}'"

    def __init__(self, count):
        self.cases = {uuid.uuid4(): a_case(number) for number in range(count)}

    def rows(self):
        at = self.TIME.format(AT)
        yield f"INSERT INTO organisations (id, kind, name, created_at) VALUES ('{self.id(ORGANISATION)}', 'clinic', 'Clinic', {at})"
        yield ("INSERT INTO keys (id, organisation_id, digest, hint, label, scopes, is_configured, created_at) VALUES "
               f"('{self.id(KEY_ID)}', '{self.id(ORGANISATION)}', {self.BYTES.format('01')}, 'h', 'l', '', {self.FALSE}, {at})")
        for case_id, facts in self.cases.items():
            content = self.BYTES.format(json.dumps(facts, ensure_ascii=False).encode().hex())
            yield ("INSERT INTO cases (id, organisation_id, regulator, revision, created_at, updated_at) VALUES "
                   f"('{self.id(case_id)}', '{self.id(ORGANISATION)}', 'dmp', 1, {at}, {at})")
            yield ("INSERT INTO case_revisions (case_id, number, content, digest, change, at, organisation_id, key_id) VALUES "
                   f"('{self.id(case_id)}', 1, {content}, 'x', 'created', {at}, '{self.id(ORGANISATION)}', '{self.id(KEY_ID)}')")

    def described(self, migrations, has_keys, encrypted):
        return ("before the tables changed" if migrations == 1 else "between two migrations" if not has_keys
                else "before the first case was encrypted" if encrypted == 0
                else "while cases were encrypted" if encrypted < len(self.cases) else "after all was encrypted")


class Sqlite(Old):
    FALSE = "0"

    def __init__(self, folder, count):
        super().__init__(count)
        self.folder = folder
        (folder / "old").mkdir()
        with contextlib.closing(sqlite3.connect(folder / "old" / "packets.db")) as db:
            db.executescript((HERE / "initial-sqlite.sql").read_text())
            for row in self.rows():
                db.execute(row)
            db.commit()

    @staticmethod
    def id(value):
        return str(value).upper()

    def fresh(self, number):
        shutil.copytree(self.folder / "old", self.folder / f"data{number}")
        return {"Provider": "sqlite", "DataPath": self.folder / f"data{number}"}

    @staticmethod
    def wait_until_it_begins(storage, service, seconds):
        """The file of its lock, and not the database: who looks into that takes part in it."""
        lock, began = storage["DataPath"] / "start.lock", time.monotonic()
        while not lock.exists() and time.monotonic() - began < seconds:
            check(service.process.poll() is None, f"The service ended: {service.said()}")
            time.sleep(0.01)

    def state(self, storage):
        with Folder() as copied:
            shutil.copytree(storage["DataPath"], copied / "data")
            with contextlib.closing(sqlite3.connect(copied / "data" / "packets.db")) as db:
                migrations = db.execute('SELECT count(*) FROM "__EFMigrationsHistory"').fetchone()[0]
                has_keys = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'data_keys'").fetchone()[0]
                encrypted = db.execute("SELECT count(*) FROM data_keys JOIN cases USING (id)").fetchone()[0] if has_keys else 0
        return self.described(migrations, has_keys, encrypted)

    @staticmethod
    def schema(storage):
        with contextlib.closing(sqlite3.connect(storage["DataPath"] / "packets.db")) as db:
            return sorted(row[0] or "" for row in db.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE '%EFMigrationsLock%'"))


class PostgreSql(Old):
    FALSE, TIME, BYTES = "false", "timestamptz '{}'", "'\\x{}'::bytea"

    def __init__(self, server, count):
        super().__init__(count)
        self.server = server
        self.old, _ = server.new_database()
        self.script((HERE / "initial-postgres.sql").read_text() + ";\n" + ";\n".join(self.rows()) + ";\n")
        self.name = None

    @staticmethod
    def id(value):
        return str(value)

    def script(self, text):
        done = subprocess.run([f"{self.server.programs}/psql", "-h", "127.0.0.1", "-p", str(self.server.port), "-U", "postgres", "-d", self.old,
                               "-v", "ON_ERROR_STOP=1", "-q"], input=text, text=True, capture_output=True, check=False)
        check(done.returncode == 0, done.stderr)

    def fresh(self, number):
        self.name = f"{self.old}_{number}"
        self.server.sql("postgres", f"CREATE DATABASE {self.name} TEMPLATE {self.old}")
        return {"Provider": "postgres", "Connection": f"Host=127.0.0.1;Port={self.server.port};Username=postgres;Database={self.name}"}

    def wait_until_it_begins(self, storage, service, seconds):
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            check(service.process.poll() is None, f"The service ended: {service.said()}")
            if self.state(storage) != "before the tables changed" or self.server.sql(
                    "postgres", "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") != "0":
                return

    def state(self, storage):
        migrations = int(self.server.sql(self.name, 'SELECT count(*) FROM "__EFMigrationsHistory"'))
        has_keys = self.server.sql(self.name, "SELECT to_regclass('data_keys') IS NOT NULL") == "t"
        encrypted = int(self.server.sql(self.name, "SELECT count(*) FROM data_keys JOIN cases USING (id)")) if has_keys else 0
        return self.described(migrations, has_keys, encrypted)

    def schema(self, storage):
        return self.server.schema(self.name)
