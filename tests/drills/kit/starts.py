"""Many first starts at once."""
import time

from .postgres import Postgres
from .service import Client, Failed, Folder, Service, check, figure


def simultaneous_starts(is_long, slow):
    count = 20 if is_long else 6
    with Folder() as folder, Postgres() as server:
        on_postgres(count, slow, folder, server)
        on_sqlite(count, slow, folder)


def on_postgres(count, slow, folder, server):
    alone, connection = server.new_database()
    with Service(folder / "alone", Provider="postgres", Connection=connection) as single:
        single.start().wait_until_up(60 * slow)
    name, connection = server.new_database()
    services = [Service(folder / f"postgres{index}", Provider="postgres", Connection=connection, StartSeconds=120) for index in range(count)]
    try:
        for service in services:
            service.start()
        took = [service.wait_until_up(120 * slow) for service in services]
    finally:
        for service in services:
            service.kill()
    figure(f"PostgreSQL: {len(took)} of {count} healthy; schema as after a single start: {server.schema(name) == server.schema(alone)}")
    check(server.schema(name) == server.schema(alone), "The tables differ from those of a single start.")
    check(server.sql(name, "SELECT count(*) FROM keys") == "1", "More than one coordinator's key was made.")
    check(server.sql(name, "SELECT count(*) FROM protection_keys") == "1", "More than one key of cookies was made.")


def on_sqlite(count, slow, folder):
    services = [Service(folder / f"sqlite{index}", Provider="sqlite", DataPath=folder / "data", StartSeconds=5) for index in range(count)]
    try:
        for service in services:
            service.start()
        codes = [code for service in services if (code := wait(service, 60 * slow)) is not None]
        up = [service for service in services if service.process.poll() is None]
        figure(f"SQLite: {len(up)} serves, {len(codes)} ended with {sorted(set(codes))}")
        check(len(up) == 1 and set(codes) == {69}, "One must serve, the others end with 69.")
        up[0].wait_until_up(30 * slow)
        ended = next(service for service in services if service not in up)
        check("Another service uses the folder" in ended.said(), f"It does not say why: {ended.said()}")
    finally:
        for service in services:
            service.kill()


def wait(service, seconds):
    """The exit code; None where it serves."""

    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if (code := service.process.poll()) is not None:
            return code
        try:
            if Client(service).get("/v1/cases?limit=1")[0] == 200:
                return None
        except OSError:
            pass
        time.sleep(0.2)
    raise Failed("It neither serves nor ends.")
