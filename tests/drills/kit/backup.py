"""A backup under load, restored to a new place."""
import os
import shutil
import stat
import threading
import time

from .postgres import Postgres
from .service import Client, Folder, Service, a_case, check, figure, together


def backup_restore(is_long, slow):
    writers, seconds = 4, 10 if is_long else 2
    with Folder() as folder, Postgres() as server:
        drill("SQLite", writers, seconds, slow, folder / "one", {"Provider": "sqlite", "DataPath": folder / "from"},
              {"Provider": "sqlite", "DataPath": folder / "to"}, server)
        drill("PostgreSQL", writers, seconds, slow, folder / "other", {"Provider": "postgres", "Connection": server.new_database()[1]},
              {"Provider": "postgres", "Connection": server.new_database()[1]}, server)


def drill(name, writers, seconds, slow, folder, source, target, server):
    folder.mkdir()
    path = os.environ["PATH"] + os.pathsep + server.programs
    before, all_of_them, stop = {}, {}, threading.Event()
    with Service(folder / "log", settings={"PATH": path}, **source) as service:
        service.start().wait_until_up(60 * slow)

        def write(index):
            client, number = Client(service), index
            while not stop.is_set():
                status, _, made = client.post("/v1/cases", a_case(number))
                check(status == 201, f"A write was answered with {status}.")
                all_of_them[made["id"]] = made["revision"]["digest"]
                number += writers

        load = threading.Thread(target=together, args=(writers, write))
        load.start()
        time.sleep(seconds)
        before = dict(all_of_them)
        began = time.monotonic()
        code, said = service.command("backup", str(folder / "packets.backup"))
        took = time.monotonic() - began
        after = dict(all_of_them)
        stop.set()
        load.join()
        check(code == 0, said)
        check(service.command("backup", str(folder / "packets.backup"))[0] == 78, "A second backup overwrote the first one.")
        if source["Provider"] == "sqlite":
            check(service.command("restore", str(folder / "packets.backup"))[0] == 69, "A restore went into a folder that a service uses.")
        else:
            check(service.command("restore", str(folder / "packets.backup"))[0] == 78, "A restore went into a database that is not empty.")
        mode = stat.S_IMODE(os.stat(folder / "packets.backup").st_mode)
        service.end()

    with Service(folder / "log", settings={"PATH": path}, **target) as restored:
        began = time.monotonic()
        code, said = restored.command("restore", str(folder / "packets.backup"))
        check(code == 0, said)
        if target["Provider"] == "sqlite":
            # A backup is no use without the key file, which is kept apart from it.
            shutil.copy2(source["DataPath"] / "packets.key", target["DataPath"] / "packets.key")
        restored.start().wait_until_up(60 * slow)
        back = time.monotonic() - began
        verified, words = restored.command("verify")
        client = Client(restored)
        found = {case_id: answer[2]["revision"]["digest"] for case_id in all_of_them if (answer := client.get(f"/v1/cases/{case_id}"))[0] == 200}
        restored.end()
    missing = [case_id for case_id in before if found.get(case_id) != before[case_id]]
    figure(f"{name}: {len(before)} cases before the backup, {len(after) - len(before)} written meanwhile; backup {took:.1f} s, mode {mode:o}")
    figure(f"{name}: restored and serving after {back:.1f} s with {len(found)} cases, {len(missing)} of those before missing; {words.splitlines()[-1]}")
    check(before and not missing, "A case from before the backup is not in it as it was.")
    check(all(found[case_id] == all_of_them[case_id] for case_id in found), "A case is not what it was.")
    check(verified == 0, words)
    check(mode == 0o600, "Others may read the backup.")
    check(back < 300 * slow, "The restore took five minutes or more.")
