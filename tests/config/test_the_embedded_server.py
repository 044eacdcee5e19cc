"""The database server that the programs start and share."""

from __future__ import annotations

import multiprocessing
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tovholder.config.embedded import Places, RunningServer, ServerRefused, ensure_running
from tovholder.config.embedded.locks import open_lock
from tovholder.config.embedded.places import LONGEST_SOCKET, PORT
from tovholder.config.embedded.postmaster import Postmaster, clear_up, running, works_on

JOIN = """
import sys
import tempfile
from pathlib import Path
from tovholder.config.embedded import Places, ensure_running
from tovholder.config.embedded.postmaster import running
home = Path(sys.argv[1])
with ensure_running(home):
    print(running(Places.of(home).data).pid, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home nobody else may open."""
    folder = tmp_path / "private" / "home"
    folder.parent.mkdir(mode=0o700)
    yield folder
    assert postmaster(folder) is None, "the test left a server behind"


def postmaster(home: Path) -> Postmaster | None:
    return running(Places.of(home).data)


def the_postmaster(home: Path) -> Postmaster:
    found = postmaster(home)
    assert found is not None
    return found


def connect(server: RunningServer, role: Any = "owner", database: str = "tovholder") -> psycopg.Connection[Any]:
    entry = server.database(role=role, name=database)
    return psycopg.connect(
        host=entry["HOST"],
        port=entry["PORT"],
        user=entry["USER"],
        password=entry["PASSWORD"],
        dbname=entry["NAME"],
        autocommit=True,
    )


def another_program(home: Path) -> subprocess.Popen[str]:
    """A program of its own that uses the home's server until we say stop."""
    return subprocess.Popen(
        [sys.executable, "-c", JOIN, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def its_postmaster(program: subprocess.Popen[str]) -> int:
    assert program.stdout is not None
    return int(program.stdout.readline())


def say_stop(program: subprocess.Popen[str]) -> None:
    program.communicate("\n", timeout=20)
    assert program.returncode == 0


def test_four_programs_that_start_at_once_share_one_server_and_the_last_one_out_stops_it(home):
    programs = [another_program(home) for _ in range(4)]
    servers = {its_postmaster(program) for program in programs}
    assert len(servers) == 1

    for program in programs[:3]:
        say_stop(program)
    assert the_postmaster(home).pid in servers

    say_stop(programs[3])
    assert postmaster(home) is None


def test_the_second_start_finds_what_the_first_one_kept(home):
    with ensure_running(home) as server, connect(server) as owner:
        owner.execute("CREATE TABLE note (text text)")
        owner.execute("INSERT INTO note VALUES ('husket')")

    began = time.monotonic()
    with ensure_running(home) as server, connect(server) as owner:
        assert owner.execute("SELECT text FROM note").fetchall() == [("husket",)]
    assert time.monotonic() - began < 3


def test_a_server_that_has_no_time_to_close_is_found_again_with_every_row(home):
    with ensure_running(home) as server:
        with connect(server) as owner:
            owner.execute("CREATE TABLE note (text text)")
            owner.execute("INSERT INTO note VALUES ('husket')")
        server.leave(polite=0.0)
    assert postmaster(home) is None
    assert "immediate shutdown" in Places.of(home).log.read_text()

    with ensure_running(home) as server, connect(server) as owner:
        assert owner.execute("SELECT text FROM note").fetchall() == [("husket",)]


def test_a_program_that_is_killed_does_not_keep_the_server_from_stopping(home):
    program = another_program(home)
    pid = its_postmaster(program)
    program.kill()
    program.wait()
    assert the_postmaster(home).pid == pid  # nobody was there to stop it

    with ensure_running(home):
        assert the_postmaster(home).pid == pid
    assert postmaster(home) is None


def test_a_killed_server_is_started_again_with_every_row_while_a_query_still_runs(home):
    with ensure_running(home) as server:
        with connect(server) as owner:
            owner.execute("CREATE TABLE note (text text)")
            owner.execute("INSERT INTO note VALUES ('bekræftet')")
        busy = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys, psycopg; psycopg.connect(sys.argv[1]).execute('SELECT pg_sleep(60)')",
                conninfo(server),
            ],
            stderr=subprocess.DEVNULL,
        )
        wait_until_busy(server)
        killed = the_postmaster(home).pid

        os.kill(killed, signal.SIGKILL)
        wait_until_gone(home)
        assert server.revive()

        assert the_postmaster(home).pid != killed
        with connect(server) as owner:
            assert owner.execute("SELECT text FROM note").fetchall() == [("bekræftet",)]
        assert busy.wait(timeout=10) != 0
        assert not server.revive()  # it lives: nothing to do


def test_a_killed_server_is_started_again_also_when_its_number_belongs_to_another_program_by_now(home):
    with ensure_running(home) as server:
        killed = the_postmaster(home).pid
        os.kill(killed, signal.SIGKILL)
        wait_until_gone(home)
        for left in (Places.of(home).data / "postmaster.pid", Places.of(home).socket / f".s.PGSQL.{PORT}.lock"):
            left.write_text(left.read_text().replace(str(killed), str(os.getpid())))

        assert server.revive()


def conninfo(server: RunningServer) -> str:
    entry = server.database(role="owner")
    return (
        f"host={entry['HOST']} port={entry['PORT']} user={entry['USER']} "
        f"password={entry['PASSWORD']} dbname={entry['NAME']}"
    )


def wait_until_gone(home: Path) -> None:
    for _ in range(200):
        if postmaster(home) is None:
            return
        time.sleep(0.02)
    raise AssertionError("the killed server lives on")


def wait_until_busy(server: RunningServer) -> None:
    with connect(server) as owner:
        for _ in range(200):
            asked = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"
            if owner.execute(asked).fetchone() == (1,):
                return
            time.sleep(0.05)
    raise AssertionError("the query never began")


def test_a_number_left_by_a_dead_server_and_reused_by_another_program_does_not_stop_the_start(home):
    with ensure_running(home):
        told = (Places.of(home).data / "postmaster.pid").read_text()
    reused = told.replace(told.splitlines()[0], str(os.getpid()), 1)
    (Places.of(home).data / "postmaster.pid").write_text(reused)

    with ensure_running(home):
        assert the_postmaster(home).pid != os.getpid()


def test_a_start_cut_short_leaves_no_half_made_database(home):
    unfinished = home / "database" / "pg18.new"
    unfinished.mkdir(parents=True)
    for folder in (home, home / "database"):
        folder.chmod(0o700)
    (unfinished / "PG_VERSION").write_text("18\n")

    with ensure_running(home) as server, connect(server) as owner:
        assert owner.execute("SELECT 1").fetchone() == (1,)
    assert not unfinished.exists()


def test_a_home_too_deep_for_a_socket_gets_a_private_short_one(tmp_path):
    home = tmp_path / ("dyb-" * 20) / ("mappe-" * 15)
    with ensure_running(home) as server, connect(server) as owner:
        assert owner.execute("SELECT 1").fetchone() == (1,)
        folder = Path(server.database(role="web")["HOST"])
        assert len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder.stat().st_uid == os.geteuid()
    assert not folder.exists()


def test_a_socket_folder_that_others_can_open_is_refused(tmp_path):
    home = tmp_path / ("dyb-" * 20) / ("mappe-" * 15)
    folder = Places.of(home).socket
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    try:
        with pytest.raises(ServerRefused, match=str(folder)):
            ensure_running(home)
    finally:
        folder.rmdir()


def test_nothing_but_its_owner_can_read_the_passwords_and_the_server_listens_to_no_network(home):
    with ensure_running(home) as server, connect(server) as owner:
        places = Places.of(home)
        assert places.passwords.stat().st_mode & 0o777 == 0o600
        assert places.socket.stat().st_mode & 0o777 == 0o700
        assert owner.execute("SHOW listen_addresses").fetchone() == ("",)
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(conninfo(server).replace("password=", "password=x"))


def test_what_a_crash_must_not_cost_is_switched_on(home):
    with ensure_running(home) as server, connect(server) as owner:
        names = ("fsync", "full_page_writes", "synchronous_commit", "data_checksums")
        assert {name: owner.execute(f"SHOW {name}").fetchone() for name in names} == dict.fromkeys(names, ("on",))


def test_the_web_role_writes_rows_and_makes_nothing(home):
    with ensure_running(home) as server, connect(server) as owner, connect(server, "web") as web:
        owner.execute("CREATE TABLE note (number bigint GENERATED BY DEFAULT AS IDENTITY, text text)")

        web.execute("INSERT INTO note (text) VALUES ('fra web')")
        web.execute("UPDATE note SET text = 'rettet'")
        assert web.execute("SELECT text FROM note").fetchall() == [("rettet",)]
        web.execute("DELETE FROM note")
        for forbidden in (
            "CREATE TABLE mine (text text)",
            "CREATE TEMPORARY TABLE mine (text text)",
            "ALTER TABLE note ADD COLUMN mine text",
            "DROP TABLE note",
            "TRUNCATE note",
            "CREATE DATABASE mine",
            "CREATE ROLE mine",
            "SET ROLE tovholder_owner",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                web.execute(forbidden)


def test_the_owner_makes_databases_but_is_no_superuser(home):
    with ensure_running(home) as server, connect(server) as owner:
        owner.execute("CREATE DATABASE another")
        made = {name for (name,) in owner.execute("SELECT extname FROM pg_extension")}
        assert {"btree_gist", "pg_trgm", "unaccent"} <= made
        with connect(server, database="another") as other:
            assert {name for (name,) in other.execute("SELECT extname FROM pg_extension")} == made
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            owner.execute("CREATE ROLE mine SUPERUSER")


def test_a_row_that_is_refused_is_not_written_in_the_log(home):
    with ensure_running(home) as server, connect(server) as owner:
        owner.execute("CREATE TABLE child (number text UNIQUE)")
        owner.execute("INSERT INTO child VALUES ('hemmeligt-nummer')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO child VALUES ('hemmeligt-nummer')")
    log = Places.of(home).log.read_text()
    assert "duplicate key" in log
    assert "hemmeligt-nummer" not in log


def test_a_child_process_that_ends_does_not_take_the_server_with_it(home):
    with ensure_running(home) as server:
        child = multiprocessing.get_context("fork").Process(target=server.leave)
        child.start()
        child.join()
        assert postmaster(home) is not None


def test_a_process_counts_as_the_server_only_when_it_works_in_the_data_folder(tmp_path):
    assert not works_on(os.getpid(), tmp_path)
    assert works_on(os.getpid(), Path.cwd())


def test_where_no_namespace_is_allowed_root_lets_nobody_run_a_copy(home, monkeypatch):
    """An ordinary user runs the server as themselves, with or without namespaces."""
    outside = Path(tempfile.mkdtemp())  # not under tmp_path, which only we can reach
    outside.chmod(0o755)
    monkeypatch.setattr("tovholder.config.embedded.places.OUTSIDE", outside)
    monkeypatch.setattr("tovholder.config.embedded.account.shutil.which", lambda _: None)
    root = os.geteuid() == 0
    try:
        for _ in range(2):  # the second time the data is found where it was put
            with ensure_running(home) as server, connect(server, "web") as web:
                assert web.execute("SELECT 1").fetchone() == (1,)
                data = Places.of(home).data
                assert data.is_relative_to(outside if root else home)
                assert data.stat().st_uid == (pwd.getpwnam("nobody").pw_uid if root else os.geteuid())
                assert Places.of(home).passwords.is_relative_to(home)
        assert running(data) is None
    finally:
        shutil.rmtree(outside)


def test_a_server_we_cannot_see_is_never_started_over(home, monkeypatch):
    """As from another container: its number means nothing here, but its lock is held."""
    with ensure_running(home) as server:
        monkeypatch.setattr("tovholder.config.embedded.postmaster.works_on", lambda *_: False)
        monkeypatch.setattr("tovholder.config.embedded.postmaster.PATIENCE", 0.5)
        with pytest.raises(ServerRefused, match="andet sted"):
            ensure_running(home)
        monkeypatch.undo()
        with connect(server) as owner:
            assert owner.execute("SELECT 1").fetchone() == (1,)


def test_clearing_up_after_a_killed_server_touches_no_other_program(tmp_path):
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], cwd=tmp_path)
    places = Places.of(tmp_path)
    places.data.mkdir(parents=True)
    lock = open_lock(tmp_path / "server.lock")
    try:
        assert clear_up(places, lock)
        assert bystander.poll() is None
    finally:
        os.close(lock)
        bystander.kill()
        bystander.wait()
