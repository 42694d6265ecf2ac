"""A service that is killed while it writes loses nothing that it acknowledged."""
import random
import threading
import time

from . import sealing
from .postgres import Postgres
from .service import Client, Folder, Service, a_case, check, figure, percentile

WRITERS = 6
SEALING_LIVES = 5  # one life of so many lasts until a packet was sealed in it: laying one out takes longer than the other lives do


def kill9_sqlite(is_long, slow):
    with Folder() as folder:
        drill(100 if is_long else 5, 10_000 if is_long else 0, slow, folder, Provider="sqlite", DataPath=folder / "data")


def kill9_postgres(is_long, slow):
    with Folder() as folder, Postgres() as server:
        drill(20 if is_long else 3, 0, slow, folder, Provider="postgres", Connection=server.new_database()[1])


def drill(kills, least, slow, folder, **storage):
    kept, starts = Acknowledged(), []
    service = Service(folder / "log", pdf=True, settings={"Packets__Pdf__Workers": "1"}, **storage)
    with service:
        done = 0
        while done < kills or (len(kept.cases) < least and done < 10 * kills):
            service.start()
            starts.append(service.wait_until_up(30 * slow))
            seals = sealing.can_seal(service)
            stop = threading.Event()
            before = len(kept.packets)
            writers = [threading.Thread(target=write, args=(service, kept, stop, seals and index == 0, 60 * slow)) for index in range(WRITERS)]
            for writer in writers:
                writer.start()
            if seals and done % SEALING_LIVES == 0:
                wait_for_packet(kept, before, 60 * slow)
                time.sleep(random.uniform(0, 8))
            else:
                time.sleep(random.uniform(0.5, 3))
            service.kill()
            done += 1
            stop.set()
            for writer in writers:
                writer.join()
        service.start()
        starts.append(service.wait_until_up(30 * slow))
        lost, changed, half = compare(service, kept)
        service.end()
        code, said = service.command("verify")

    figure(f"{done} kills, {len(kept.cases)} cases and {len(kept.revisions)} changes acknowledged, {lost} lost, {changed} changed")
    figure(f"{len(kept.packets)} packets sealed, {len(half)} bundles not as sealed" if seals else "this service seals no packets")
    figure(f"restart p50 {percentile(starts, 0.5):.1f} s, max {max(starts):.1f} s; verify: {said.splitlines()[-1]}")
    check(not lost and not changed, "Something that was acknowledged is gone.")
    check(not half, f"Not as sealed: {half[:5]}")
    check(code == 0, said)
    check(kept.packets or not seals, "No packet was sealed, so nothing is shown.")
    check(kept.cases, "Nothing was acknowledged, so nothing is shown.")
    check(max(starts) < 5 * slow, "A restart took 5 s or more.")


class Acknowledged:
    def __init__(self):
        self.lock = threading.Lock()
        self.cases, self.revisions, self.packets, self.number = {}, {}, [], 0

    def next(self):
        with self.lock:
            self.number += 1
            return self.number


def wait_for_packet(kept, before, seconds):
    began = time.monotonic()
    while len(kept.packets) == before:
        check(time.monotonic() - began < seconds, f"No packet was sealed in {seconds:.0f} s.")
        time.sleep(0.05)


def write(service, kept, stop, seals, seconds):
    client = Client(service, timeout=seconds)
    while not stop.is_set():
        number = kept.next()
        try:
            status, _, made = client.post("/v1/cases", a_case(number))
            if status != 201:
                continue
            kept.cases[made["id"]] = made["revision"]["digest"]
            revision = 1
            if number % 3 == 0:
                status, _, made = client.send("PUT", f"/v1/cases/{made['id']}", a_case(number + 500_000), {"If-Match": '"1"'})
                if status == 200:
                    revision = 2
                    kept.revisions[made["id"]] = made["revision"]["digest"]
            if seals and (packet := sealing.seal(client, made["id"], revision)):
                kept.packets.append((made["id"], *packet))
        except OSError:
            return


def compare(service, kept):
    client = Client(service, timeout=60)
    lost = changed = 0
    for case_id, digest in kept.cases.items():
        status, _, found = client.get(f"/v1/cases/{case_id}/revisions/1")
        lost += status != 200
        changed += status == 200 and found["revision"]["digest"] != digest
    for case_id, digest in kept.revisions.items():
        status, _, found = client.get(f"/v1/cases/{case_id}/revisions/2")
        lost += status != 200
        changed += status == 200 and found["revision"]["digest"] != digest
    half = [fault for packet in kept.packets for fault in sealing.faults(client, *packet)]
    return lost, changed, half
