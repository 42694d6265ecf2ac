"""A PostgreSQL server that goes away and comes back."""
import threading
import time

from .postgres import Postgres
from .service import Client, Failed, Folder, Service, a_case, check, figure, percentile


def database_away(is_long, slow):
    cycles = 20 if is_long else 3
    with Folder() as folder, Postgres() as server:
        with Service(folder / "log", Provider="postgres", Connection=server.new_database()[1]) as service:
            service.start().wait_until_up(60 * slow)
            answers, acknowledged, back, stop = {}, [], [], threading.Event()

            def write(index):
                client = Client(service, timeout=60)
                while not stop.is_set():
                    status, headers, made = client.post("/v1/cases", a_case(index))
                    has_hint = status != 503 or headers["Retry-After"] is not None
                    answers[status, has_hint] = answers.get((status, has_hint), 0) + 1
                    if status == 201:
                        acknowledged.append(made["id"])
                    time.sleep(0.02)

            writers = [threading.Thread(target=write, args=(index,), daemon=True) for index in range(3)]
            for writer in writers:
                writer.start()
            for _ in range(cycles):
                time.sleep(0.5)
                server.stop()
                time.sleep(0.5)
                check(Client(service).get("/health/live")[0] == 200, "The process no longer answers.")
                server.start()
                back.append(first_success(service, 30 * slow))
            stop.set()
            for writer in writers:
                writer.join(60)
            client = Client(service)
            lost = sum(client.get(f"/v1/cases/{case_id}")[0] != 200 for case_id in acknowledged)
            counts = ", ".join(f"{count} × {status}{'' if hint else ' without Retry-After'}" for (status, hint), count in sorted(answers.items()))
            figure(f"{cycles} times away: {counts}; {lost} of {len(acknowledged)} lost; "
                   f"first success after return p50 {percentile(back, 0.5):.2f} s, max {max(back):.2f} s")
            check(set(answers) <= {(201, True), (503, True)}, "An answer was neither 201 nor 503 with Retry-After.")
            check(not lost, "Something that was acknowledged is gone.")
            check(max(back) < 2 * slow, "It took 2 s or more to work again.")


def first_success(service, seconds):
    client, began = Client(service), time.monotonic()
    while time.monotonic() - began < seconds:
        if client.post("/v1/cases", a_case(2))[0] == 201:
            return time.monotonic() - began
        time.sleep(0.02)
    raise Failed("It does not work again.")
