"""A disk that is full, and has room again."""
import contextlib
import os
import subprocess
import time

from .service import Client, Failed, Folder, Service, a_case, check, figure


@contextlib.contextmanager
def small_disk(folder, megabytes):
    if os.geteuid() != 0:
        raise Failed("This drill mounts a small disk: run it as root.")
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def disk_full(is_long, slow):
    with Folder() as folder, small_disk(folder / "disk", 128 if is_long else 64):
        with Service(folder / "log", Provider="sqlite", DataPath=folder / "disk/data") as service:
            service.start().wait_until_up(60 * slow)
            client, acknowledged, refused = Client(service), [], None
            (folder / "disk/ballast").write_bytes(b"x" * 40 * 1024 * 1024)
            for number in range(20_000):
                status, headers, made = client.post("/v1/cases", a_case(number))
                if status != 201:
                    refused = status, headers["Retry-After"]
                    break
                acknowledged.append(made["id"])
            check(refused is not None, "The disk did not fill.")
            began = time.monotonic()
            ready = storage_ready(client)
            took = time.monotonic() - began
            read = client.get(f"/v1/cases/{acknowledged[0]}")[0]

            (folder / "disk/ballast").unlink()
            again = first_success(client, 10 * slow)
            lost = sum(client.get(f"/v1/cases/{case_id}")[0] != 200 for case_id in acknowledged)
            figure(f"{len(acknowledged)} stored until the disk was full, then {refused[0]} with Retry-After {refused[1]}; reading {read}; "
                   f"storage ready: {ready}, told in {took:.1f} s")
            figure(f"with room again the first was stored after {again:.1f} s, ready: {storage_ready(client)}; {lost} lost")
            check(refused[0] == 507 and refused[1], "A full disk is not answered with 507 and Retry-After.")
            check(not ready and took < 5 * slow, "Readiness does not tell that the disk is full.")
            check(read == 200, "Reading does not work on a full disk.")
            check(not lost, "Something that was acknowledged is gone.")
            check(storage_ready(client), "Readiness does not tell that there is room again.")
            service.end()
            code, said = service.command("verify")
            check(code == 0, said)


def storage_ready(client):
    checks = client.get("/health/ready")[2]["checks"]
    return next(one["status"] for one in checks if one["name"] == "storage") == "ready"


def first_success(client, seconds):
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if client.post("/v1/cases", a_case(1))[0] == 201:
            return time.monotonic() - began
        time.sleep(0.05)
    raise Failed("It does not recover by itself.")
