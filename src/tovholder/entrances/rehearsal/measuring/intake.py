"""How many notifications are accepted, beside the very same transaction in pgbench, in the same minutes."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from tovholder.config.owner import acting_as_owner
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.measuring import knocking
from tovholder.entrances.rehearsal.measuring.pgbench import Pace, pace
from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher, percentile
from tovholder.entrances.rehearsal.measuring.site import HOST, running_site
from tovholder.entrances.rehearsal.measuring.transaction import same_transaction
from tovholder.entrances.rehearsal.scratch import scratch_database
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.organisation.actions import found_municipality, open_unit
from tovholder.foundation.organisation.models import UnitKind
from tovholder.foundation.organisation.tokens import issue_token

ACCEPTED = Row("intake.accepted_per_s", "underretninger/s", direction="at least")
P99 = Row("intake.p99_ms", "ms", aim=150)
SHARE = Row("intake.of_same_transaction", "andel", aim=0.40, direction="at least")
SAME = Row("pgbench.same_per_s", "transaktioner/s", direction="at least")
COMMITS = Row("pgbench.commits_per_s", "transaktioner/s", direction="at least")
ROWS = (ACCEPTED, P99, SHARE, SAME, COMMITS)

CLIENTS, PROGRAMS = 32, 2
WARM_UP = 3.0  # seconds in which the answers are not counted
ONE_ROW = "INSERT INTO bench_commit (id) VALUES (gen_random_uuid());"


def measure(*, seconds: float, rounds: int, watch: Watcher) -> list[Row]:
    """In each round first the site, then pgbench with the same transaction, then with a one-row insert."""
    with scratch_database(like_the_site=True):
        return _measured(seconds, rounds, watch)


def _measured(seconds: float, rounds: int, watch: Watcher) -> list[Row]:
    token = _open_the_door()
    client = Client(SERVER_NAME=HOST)
    _one_notification(client, token)  # what is read once and remembered is no part of it
    script = same_transaction(lambda _: _one_notification(client, token))
    answered: list[list[float]] = []
    same: list[Pace] = []
    commits: list[Pace] = []
    for turn in range(rounds):
        watch("Modtagelse", turn, rounds)
        with running_site() as port:
            answered.append(_knock(port, token, seconds))
        same.append(pace(script, clients=CLIENTS, seconds=seconds))
        commits.append(pace(ONE_ROW, clients=CLIENTS, seconds=seconds / 2))
    rates = [len(times) / seconds for times in answered]
    shares = [rate / beside.per_second for rate, beside in zip(rates, same, strict=True)]
    everyone = [time for times in answered for time in times]
    middle = statistics.median
    return [
        ACCEPTED.of(middle(rates), n=len(everyone), samples=rates),
        P99.of(middle([percentile(times, 99) for times in answered]), samples=everyone),
        SHARE.of(middle(shares), samples=shares),
        _of_paces(SAME, same),
        _of_paces(COMMITS, commits),
    ]


def _of_paces(row: Row, paces: list[Pace]) -> Row:
    samples = [each.per_second for each in paces]
    return row.of(statistics.median(samples), n=sum(each.done for each in paces), samples=samples)


def _open_the_door() -> str:
    """An office that takes notifications, a system that gives them, and a table to write one row in."""
    now = timezone.now()
    since = danish_day(now) - timedelta(days=400)
    found_municipality(name="Prøvekommunen", out_of_hours_phone="70 10 20 30", at=now, by=NOBODY_LOGGED_IN)
    open_unit(name="Modtagelsen", kind=UnitKind.INTAKE, starts=since, at=now, by=NOBODY_LOGGED_IN)
    with acting_as_owner(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_commit (id uuid PRIMARY KEY)")
    return issue_token("Måling", at=now, by=NOBODY_LOGGED_IN)


def _one_notification(client: Client, token: str) -> None:
    """The request the other system sends, answered by this process itself."""
    head, _, body = knocking.notification(host=HOST, token=token).partition(b"\r\n\r\n")
    pairs = (line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    headers = {name: value for name, value in pairs if name in {"Authorization", "Idempotency-Key"}}
    with override_settings(ALLOWED_HOSTS=[HOST], SECURE_SSL_REDIRECT=False):
        answer = client.post("/api/v1/notifications", body, content_type="application/json", headers=headers)
    if answer.status_code != 201:
        raise RuntimeError(f"The site does not accept the notification: {answer.status_code} {answer.content[:300]!r}")


def _knock(port: int, token: str, seconds: float) -> list[float]:
    """Milliseconds of every answer in the measured time. Raises RuntimeError when one was refused."""
    what = {"host": HOST, "port": port, "token": token, "lines": CLIENTS // PROGRAMS}
    clients = [_client(what | {"warm_up": WARM_UP, "seconds": seconds}) for _ in range(PROGRAMS)]
    told = [json.loads(client()) for client in clients]
    if refused := [each for one in told for each in one["refused"]]:
        raise RuntimeError(f"The site refused a notification: {refused[0]}")
    return [time for one in told for time in one["milliseconds"]]


def _client(what: dict[str, Any]) -> Callable[[], str]:
    """Start one; call what is given back to wait for what it tells."""
    program = subprocess.Popen(
        [sys.executable, "-m", knocking.__name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    if program.stdin is None:
        raise RuntimeError("The client has no ears.")
    program.stdin.write(json.dumps(what))
    program.stdin.close()

    def told() -> str:
        with program:
            said = program.stdout.read() if program.stdout else ""
        if program.returncode:
            raise RuntimeError("A client ended with a fault; see above.")
        return said

    return told
