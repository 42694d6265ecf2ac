"""SIGTERM under load."""
import signal
import threading
import time

from .collector import Collector
from .service import Client, Folder, Service, a_case, check, figure


def sigterm(is_long, slow):
    rounds = 10 if is_long else 2
    took, broken, lost, late, unsent = [], 0, 0, 0, 0
    with Folder() as folder:
        for number in range(rounds):
            one = drill(folder, number, slow)
            took.append(one[0])
            broken, lost, late, unsent = broken + one[1], lost + one[2], late + one[3], unsent + one[4]
    figure(f"{rounds} stops under load: longest {max(took):.1f} s; {broken} requests in flight broken off, {lost} acknowledged writes lost, "
           f"{late} times ready after the signal, {unsent} times telemetry not sent at the stop")
    check(max(took) < 10 * slow, "A stop took 10 s or more.")
    check(not broken, "A request in flight was broken off.")
    check(not lost, "Something that was acknowledged is gone.")
    check(not late, "It said that it was ready when it stopped.")
    check(not unsent, "What was measured was not sent at the stop.")


def drill(folder, number, slow):
    with Collector() as collector:
        return stopped(folder, number, slow, collector)


def stopped(folder, number, slow, collector):
    acknowledged, broken, stop = [], [], threading.Event()
    storage = {"Provider": "sqlite", "DataPath": folder / f"data{number}"}
    with Service(folder / "log", pdf=True, settings={"Packets__Pdf__Workers": "1", "Packets__Telemetry__Endpoint": collector.endpoint},
                 **storage) as service:
        service.start().wait_until_up(60 * slow)
        workers = children(service.process.pid)

        def write(index):
            client = Client(service)
            while not stop.is_set():
                try:
                    # A connection that is refused was never in flight; one that breaks after sending was.
                    client.connection.connect()
                except OSError:
                    return
                try:
                    status, _, made = client.post("/v1/cases", a_case(index), Connection="close")
                    if status == 201:
                        acknowledged.append(made["id"])
                except OSError as fault:
                    broken.append(str(fault))
                    return

        threads = [threading.Thread(target=write, args=(index,)) for index in range(6)]
        for thread in threads:
            thread.start()
        time.sleep(1.5)
        before = Client(service)
        before.connection.connect()
        began = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        late = ready_after(service, slow)
        service.process.wait(30 * slow)
        took = time.monotonic() - began
        stop.set()
        for thread in threads:
            thread.join()
        check(service.process.returncode == 0, f"It ended with {service.process.returncode}.")
        # Metrics leave once a minute and at the stop: a younger service has sent none before.
        unsent = int(not collector.has(b"http.server.request.duration"))
        check(not [pid for pid in workers if alive(pid)], "A worker is still there.")

        service.start().wait_until_up(60 * slow)
        client = Client(service)
        lost = sum(client.get(f"/v1/cases/{case_id}")[0] != 200 for case_id in acknowledged)
        check(acknowledged, "Nothing was acknowledged, so nothing is shown.")
        service.end()
    return took, len(broken_in_flight(broken)), lost, late, unsent


def broken_in_flight(broken):
    """A connection that waited in the queue of the closed listener was never taken: the system resets it unread."""
    return [fault for fault in broken if "reset by peer" not in fault.lower()]


def ready_after(service, slow):
    """1 where it still says that it is ready well after the signal."""
    time.sleep(0.5 * slow)
    try:
        return int(Client(service, timeout=2).get("/health/ready")[0] == 200)
    except OSError:
        return 0


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as listed:
            return [int(child) for child in listed.read().split()]
    except OSError:
        return []


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as state:
            return state.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
