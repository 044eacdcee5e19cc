"""`tovholder serve`: the site answers, and when told to stop it leaves nothing behind."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg
import pytest

from tests.config.programs import Program, alive, family_of, run, start
from tovholder.config.doors import open_door
from tovholder.config.embedded import Places, ensure_running
from tovholder.config.embedded.account import account_for
from tovholder.config.embedded.binaries import installed
from tovholder.config.embedded.passwords import kept_passwords
from tovholder.config.embedded.postmaster import Postmaster, running

SECRETS = {"SECRET_KEY": "s" * 40, "DATA_KEY": "d" * 40}
ASKS_THE_DATABASE = "/underret/"
THREADS = 8  # of the site, in two processes; each keeps a connection of its own


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A home with a municipality in it, made once and copied for each test: making tables takes its time."""
    home = tmp_path_factory.mktemp("founded") / "home"
    named = ("--name", "Nordby", "--out-of-hours-phone", "70 20 30 40", "--admin", "anne", "--admin-name", "Anne")
    status, said = run("init", *named, home=home, **SECRETS)
    assert status == 0, said
    return home


@pytest.fixture
def home(tmp_path, founded):
    """A home of its own, with no server left in it afterwards."""
    shutil.copytree(founded, tmp_path / "home", copy_function=shutil.copy)
    yield tmp_path / "home"
    assert running(Places.of(tmp_path / "home").data) is None, "a server was left behind"


@pytest.fixture
def empty_home(tmp_path):
    """A home that nothing has been put in."""
    return tmp_path / "empty"


def parent_of(pid: int) -> int:
    return int(subprocess.run(["ps", "-o", "ppid=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout)


def words_of(pid: int) -> str:
    return subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout


def server_of(home: Path) -> Postmaster:
    found = running(Places.of(home).data)
    assert found is not None
    return found


def status_of(address: str, *, page: str = "/") -> int:
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    line.request("GET", page)
    return line.getresponse().status


def told_to_stop(program: Program) -> float:
    """Send SIGTERM; how many seconds until it had gone."""
    began = time.monotonic()
    program.process.send_signal(signal.SIGTERM)
    program.process.wait(timeout=20)
    return time.monotonic() - began


def test_the_site_takes_the_next_free_port_and_ends_within_three_seconds_with_all_it_started(home):
    with open_door("127.0.0.1", 8000) as taken:
        port = taken.getsockname()[1]
        program = start("serve", "--port", str(port), home=home, **SECRETS)
        address = program.address()
        assert urlsplit(address).port > port
        assert status_of(address) < 500
        family = family_of(program.process.pid)
        assert server_of(home).pid in family
        assert len(family) > 5

        assert told_to_stop(program) < 3

        assert program.process.returncode == 0
        assert alive(family) == set()


def test_when_the_database_was_killed_it_is_started_again_and_no_page_fails_for_it_afterwards(home):
    program = start("serve", "--port", "0", home=home, **SECRETS)
    address = program.address()
    data = Places.of(home).data
    killed = server_of(home).pid
    assert {status_of(address, page=ASKS_THE_DATABASE) for _ in range(3 * THREADS)} == {200}  # each has its connection

    os.kill(killed, signal.SIGKILL)

    assert eventually(lambda: (found := running(data)) is not None and found.ready and found.pid != killed)
    assert {status_of(address, page=ASKS_THE_DATABASE) for _ in range(3 * THREADS)} == {200}
    told_to_stop(program)


def test_what_it_started_ends_with_it_even_when_it_is_killed_outright(home):
    program = start("serve", "--port", "0", home=home, **SECRETS)
    program.address()
    database = family_of(server_of(home).pid)
    others = family_of(program.process.pid) - database

    program.process.kill()
    program.process.wait()

    with ensure_running(home):  # the database waited for the next one, who takes it along
        assert eventually(lambda: not alive(others))
        assert len(others) > 3


def test_when_the_site_ends_by_itself_it_says_so_and_takes_the_rest_along(home):
    program = start("serve", "--port", "0", home=home, **SECRETS)
    program.address()
    family = family_of(program.process.pid)
    (site,) = {pid for pid in family if parent_of(pid) == program.process.pid and "gunicorn" in words_of(pid)}

    os.kill(site, signal.SIGKILL)

    assert program.ends(within=20) == 1
    assert eventually(lambda: not alive(family))
    assert "standsede af sig selv" in "".join(program.complained)


@pytest.mark.parametrize("name", ["SMS_GATEWAY", "DIGITAL_POST"])
def test_the_site_does_not_open_without_a_way_to_wake_anybody_at_night(home, name):
    status, said = run("serve", "--port", "0", home=home, **SECRETS, **{name: "brevdue"})

    assert status == 1
    assert name in said and "brevdue" in said
    assert "http://" not in said and "Traceback" not in said


def test_production_without_a_secret_says_which_and_makes_no_database(empty_home):
    status, said = run("serve", home=empty_home, SECRET_KEY=SECRETS["SECRET_KEY"])
    assert status == 1
    assert "DATA_KEY" in said
    assert "Traceback" not in said
    assert not empty_home.exists()


def test_production_does_not_open_on_a_database_that_may_forget_in_a_crash(home):
    with ensure_running(home), superuser(home) as server:
        server.execute("ALTER SYSTEM SET fsync = off")
        server.execute("ALTER SYSTEM SET full_page_writes = off")
        server.execute("ALTER ROLE tovholder_web SET synchronous_commit = off")

    status, said = run("serve", "--port", "0", home=home, **SECRETS)

    assert status == 1
    assert [line.split()[2] for line in said.splitlines()] == ["fsync", "full_page_writes", "synchronous_commit"]


def test_a_server_of_ones_own_is_used_by_its_two_addresses(empty_home, tmp_path):
    with ensure_running(tmp_path / "theirs") as theirs:
        make_their_database(tmp_path / "theirs")
        addresses = {
            "DATABASE_URL": url(theirs.database(role="web", name="kommune")),
            "DATABASE_OWNER_URL": url(theirs.database(role="owner", name="kommune")),
        }
        program = start("serve", "--port", "0", home=empty_home, **addresses, **SECRETS)
        assert status_of(program.address()) < 500
        assert not Places.of(empty_home).data.exists()
        told_to_stop(program)
        assert running(Places.of(tmp_path / "theirs").data) is not None  # theirs is not ours to stop


def test_a_server_of_ones_own_is_reached_over_a_network(empty_home, tmp_path):
    with ensure_running(tmp_path / "theirs") as theirs:
        make_their_database(tmp_path / "theirs")
        web, owner = (theirs.database(role=role, name="kommune") for role in ("web", "owner"))
    with listening_on_a_network(tmp_path / "theirs") as port:
        there = {"HOST": "127.0.0.1", "PORT": port}
        addresses = {"DATABASE_URL": url(web | there), "DATABASE_OWNER_URL": url(owner | there)}
        program = start("serve", "--port", "0", home=empty_home, **addresses, **SECRETS)
        assert status_of(program.address()) < 500
        assert not Places.of(empty_home).data.exists()
        told_to_stop(program)


def test_one_address_without_the_other_is_refused(empty_home):
    status, said = run("serve", home=empty_home, DATABASE_URL="postgres://tovholder_web@db/tovholder", **SECRETS)
    assert status == 1
    assert "DATABASE_OWNER_URL" in said


def test_two_that_want_the_same_port_get_one_each():
    with open_door("127.0.0.1", 8000) as first, open_door("127.0.0.1", 8000) as second:
        numbers = [door.getsockname()[1] for door in (first, second)]
    assert numbers[0] < numbers[1]


def superuser(home: Path) -> psycopg.Connection:
    places = Places.of(home)
    return psycopg.connect(
        host=str(places.socket),
        user="postgres",
        password=kept_passwords(places.passwords)["postgres"],
        dbname="postgres",
        autocommit=True,
    )


def make_their_database(home: Path) -> None:
    """As docs/howto/own-postgresql.md says, and nothing else."""
    with superuser(home) as server:
        server.execute("CREATE DATABASE kommune OWNER tovholder_owner TEMPLATE template0")
        server.execute("REVOKE ALL ON DATABASE kommune FROM PUBLIC")
        server.execute("GRANT CONNECT ON DATABASE kommune TO tovholder_web")


@contextmanager
def listening_on_a_network(home: Path) -> Iterator[int]:
    """The server of a home, started by somebody else than us, at a port of this machine."""
    account, places = account_for(Places.of(home), installed())
    with open_door("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
    listens = ("-c", "listen_addresses=127.0.0.1", "-c", f"port={port}", "-c", "unix_socket_directories=")
    server = account.start("postgres", "-D", str(places.data), *listens, output=subprocess.DEVNULL)
    try:
        assert eventually(lambda: bool(socket.create_connection(("127.0.0.1", port), timeout=1)))
        yield port
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


def url(entry: dict[str, Any]) -> str:
    port = f":{entry['PORT']}" if entry.get("PORT") else ""
    return f"postgres://{entry['USER']}:{entry['PASSWORD']}@{quote(entry['HOST'], safe='')}{port}/{entry['NAME']}"


def eventually(said: Callable[[], bool], *, within: float = 15.0) -> bool:
    """True as soon as it holds; False when it has not come true in time."""
    give_up = time.monotonic() + within
    while time.monotonic() < give_up:
        with suppress(OSError):
            if said():
                return True
        time.sleep(0.1)
    return False
