"""The service as a child process, and a client for it."""
import base64
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
KEY = "the-coordinators-key-of-these-drills"
MASTER_KEY = base64.b64encode(b"a master key of these drills ...".ljust(32, b".")[:32]).decode()
SAMPLE = json.loads((ROOT / "samples/dmp/adult-cgvhd.json").read_text())


class Failed(Exception):
    """A figure does not hold; the message says which."""


def check(holds, message):
    if not holds:
        raise Failed(message)


def figure(text):
    print(f"  {text}", flush=True)


def program():
    """The newest build of the service, or the one that DRILL_SERVICE names."""
    if "DRILL_SERVICE" in os.environ:
        return os.environ["DRILL_SERVICE"]
    built = list((ROOT / "artifacts/bin/ReserveMeds.Packets.Api").glob("*/ReserveMeds.Packets.Api.dll"))
    check(built, "The service is not built: dotnet build src/ReserveMeds.Packets.Api")
    return str(max(built, key=lambda path: path.stat().st_mtime))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Folder:
    """A temporary folder, gone at the end."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="packets-drill-"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Service:
    """One instance. Settings are those below Packets:Storage."""

    def __init__(self, log, settings=None, pdf=False, **storage):
        self.port = free_port()
        self.log = log
        # A service that is killed would leave its diagnostic sockets behind.
        self.environment = {**os.environ, "DOTNET_NOLOGO": "1", "DOTNET_EnableDiagnostics": "0", "URLS": f"http://127.0.0.1:{self.port}", "Auth__BootstrapKey": KEY,
                            "Logging__Console__FormatterName": "json"}
        self.environment |= {f"Packets__Storage__{name}": str(value) for name, value in storage.items()}
        if storage.get("Provider") == "postgres":
            # SQLite makes a key file beside the database; PostgreSQL asks for a key.
            self.environment |= {"Packets__Storage__Keys__drill": MASTER_KEY, "Packets__Storage__CurrentKey": "drill"}
        self.environment |= settings or {}
        if not pdf:
            self.environment["Packets__Pdf__NodePath"] = "/nonexistent/node"
        self.process = None

    def start(self):
        self.output = open(self.log, "ab")
        self.process = subprocess.Popen(["dotnet", program()], env=self.environment, stdout=self.output, stderr=self.output, cwd="/")
        return self

    def wait_until_up(self, seconds):
        """Returns how long it took until a stored case could be asked for; raises where it ends or takes too long."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            check(self.process.poll() is None, f"The service ended with {self.process.poll()}: {self.said()}")
            try:
                if Client(self).get("/v1/cases?limit=1")[0] == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.05)
        raise Failed(f"The service was not up after {seconds:.0f} s: {self.said()}")

    def said(self):
        return pathlib.Path(self.log).read_text(errors="replace")[-1500:]

    def kill(self):
        self.end(signal.SIGKILL)

    def end(self, sent=signal.SIGTERM, seconds=60):
        if self.process and self.process.poll() is None:
            self.process.send_signal(sent)
            self.process.wait(seconds)
        if self.process:
            self.output.close()
        return self.process.returncode if self.process else None

    def command(self, *words):
        """Runs one of the program's commands on the same settings."""
        done = subprocess.run(["dotnet", program(), *words], env=self.environment, capture_output=True, text=True, cwd="/", timeout=600)
        return done.returncode, (done.stdout + done.stderr).strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.kill()


class Client:
    """One connection that is kept; of one thread."""

    def __init__(self, service, timeout=30):
        self.connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=timeout)

    def send(self, method, path, body=None, headers=None):
        """Returns status, headers and what was answered."""
        sent = {"Authorization": f"Bearer {KEY}", **(headers or {})}
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        try:
            self.connection.request(method, path, None if body is None else json.dumps(body), sent)
            answer = self.connection.getresponse()
            text = answer.read()
        except (http.client.HTTPException, OSError) as exception:
            self.connection.close()
            raise OSError(str(exception)) from exception
        is_json = "json" in (answer.getheader("Content-Type") or "")
        return answer.status, answer.headers, json.loads(text) if is_json and text else text

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, body=None, **headers):
        return self.send("POST", path, body, {name.replace("_", "-"): value for name, value in headers.items()})


def a_case(number):
    return {**SAMPLE, "reference": f"RM-MA-2026-{number % 1_000_000:06d}"}


def together(count, work):
    """Runs work(0) … work(count - 1) in threads; raises the first failure."""
    faults = []

    def guarded(index):
        try:
            work(index)
        except Exception as fault:  # noqa: BLE001 - passed on below
            faults.append(fault)

    threads = [threading.Thread(target=guarded, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
