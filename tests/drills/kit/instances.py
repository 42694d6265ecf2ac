"""Two instances on one PostgreSQL."""
import contextlib
import threading
import uuid

from .postgres import Postgres
from .service import Client, Folder, Service, a_case, check, figure, together


@contextlib.contextmanager
def two(slow):
    with Folder() as folder, Postgres() as server:
        name, connection = server.new_database()
        with Service(folder / "log1", Provider="postgres", Connection=connection) as one, \
                Service(folder / "log2", Provider="postgres", Connection=connection) as other:
            for service in (one, other):
                service.start()
            for service in (one, other):
                service.wait_until_up(60 * slow)
            yield (one, other), server, name


def race_puts(is_long, slow):
    """Many change one case at once; the number of its last revision is the number of acknowledged changes and one."""
    racers, puts = 8, 1_250 if is_long else 100
    with two(slow) as (services, server, name):
        made = Client(services[0]).post("/v1/cases", a_case(0))[2]
        path, stored, outdated, other = f"/v1/cases/{made['id']}", [], [], []

        def race(index):
            client, seen = Client(services[index % 2]), 1
            for turn in range(puts):
                number = 1 + index * puts + turn
                status, headers, _ = client.send("PUT", path, a_case(number), {"If-Match": f'"{seen}"'})
                {200: stored, 412: outdated}.get(status, other).append(status)
                seen = int((headers["ETag"] or f'"{seen}"').strip('"'))

        together(racers, race)
        last = int(Client(services[1]).get(path)[1]["ETag"].strip('"'))
        rows = int(server.sql(name, "SELECT count(*) FROM case_revisions"))
        figure(f"{racers * puts} PUTs over two instances: {len(stored)} stored, {len(outdated)} outdated, {len(other)} others; "
               f"last revision {last}, {rows} revisions kept")
        check(not other, f"Other answers: {sorted(set(other))}")
        check(last == rows == len(stored) + 1, "An update was lost.")


def duplicate_posts(is_long, slow):
    """The same request over and over makes one case."""
    posts, senders = 1_000 if is_long else 200, 20
    with two(slow) as (services, server, name):
        key, ids, other, lock = str(uuid.uuid4()), set(), [], threading.Lock()

        def send(index):
            client = Client(services[index % 2])
            for _ in range(posts // senders):
                status, _, made = client.post("/v1/cases", a_case(1), Idempotency_Key=key)
                with lock:
                    ids.add(made["id"]) if status == 201 else other.append(status)

        together(senders, send)
        rows = int(server.sql(name, "SELECT count(*) FROM cases"))
        figure(f"{posts} POSTs with one Idempotency-Key over two instances: {rows} case, {len(ids)} id answered, {len(other)} other answers")
        check(not other, f"Other answers: {sorted(set(other))}")
        check(rows == len(ids) == 1, "More than one case was made.")
