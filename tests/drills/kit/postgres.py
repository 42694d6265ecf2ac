"""A PostgreSQL server of a drill's own."""
import glob
import os
import shutil
import subprocess
import tempfile

from .service import check, free_port


class Postgres:
    """In a temporary folder, on a port of its own; a power cut is the only thing it may lose data by."""

    def __enter__(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin")) or [os.path.dirname(shutil.which("initdb") or "")]
        check(found[-1], "PostgreSQL is missing: install postgresql.")
        self.programs = found[-1]
        self.folder = tempfile.mkdtemp(prefix="packets-drill-postgres-")
        self.port = free_port()
        if os.geteuid() == 0:
            # The server refuses to run as root.
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()
        self.databases = 0
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-t", "60", "-l", f"{self.folder}/log", "start", "-o",
                 f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300")

    def stop(self):
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop", check_it=False)

    def new_database(self):
        """An empty one; returns how to reach it."""
        self.databases += 1
        name = f"packets_{self.databases}"
        self.sql("postgres", f"CREATE DATABASE {name}")
        return name, f"Host=127.0.0.1;Port={self.port};Username=postgres;Database={name}"

    def sql(self, database, text):
        done = self.run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1", "-Atc", text)
        return done.strip()

    def schema(self, database):
        text = self.run("pg_dump", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database, "--schema-only")
        # Newer versions of the program write a random word into their script.
        return "\n".join(line for line in text.splitlines() if "restrict" not in line)

    def run(self, name, *arguments, check_it=True):
        command = [f"{self.programs}/{name}", *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        # The server inherits the output: a pipe of it would never end.
        output = subprocess.DEVNULL if name == "pg_ctl" else subprocess.PIPE
        done = subprocess.run(command, stdout=output, stderr=output, text=True, cwd="/", check=False)
        check(done.returncode == 0 or not check_it, f"{name} ended with {done.returncode}: {done.stderr}")
        return done.stdout or ""
