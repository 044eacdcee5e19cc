"""`tovholder demo`: Fjordby, a made-up town, ready to log in to.

The town is filled once and kept in a home of its own (`.demo`), so that the next run is quick and gives the same
log-ins. `--fresh` throws it away and fills it anew.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from tovholder.config import environment
from tovholder.config.embedded import RunningServer
from tovholder.config.embedded.locks import alone
from tovholder.config.embedded.passwords import write_private
from tovholder.config.opening import opened
from tovholder.config.readiness import NotReady
from tovholder.config.serving import serve_site
from tovholder.entrances.commandline.parsing import CommandParser
from tovholder.entrances.commandline.serve import gone, with_address
from tovholder.entrances.commandline.starting_over import may_start_over, start_over
from tovholder.entrances.commandline.typed import whole_number


@dataclass(frozen=True)
class Welcome:
    """What a visitor to Fjordby needs to come in."""

    log_ins: list[tuple[str, str, str, str | None]]
    api_token: str

    def line(self, address: str) -> str:
        """All of it in one line."""
        people = "; ".join(
            f"{name} / {word} ({who}{f', engangskode fra {secret}' if secret else ''})"
            for name, word, who, secret in self.log_ins
        )
        return f"Fjordby er åben: {address} | Log ind som: {people} | API-token: {self.api_token}"


def demo(argv: list[str]) -> int:
    """Fill Fjordby if need be, serve it, and print one line with the address, the log-ins and the API token."""
    parser = with_address(CommandParser("demo", more="Byen fyldes én gang og bliver stående til næste gang."))
    parser.add_argument("--fresh", action="store_true", help="smid byen væk, og fyld den igen med dags dato")
    parser.add_argument(
        "--children",
        type=whole_number,
        default=None,
        metavar="N",
        help="børn i byen omkring de navngivne (2000; 0 for ingen)",
    )
    options = parser.parse_args(argv)
    os.environ["TOVHOLDER_MODE"] = environment.Mode.DEMO.value
    with opened(hurried=True) as server:
        from tovholder.entrances.worker.outside import refuse_what_is_misspelt  # models, which need Django set up

        refuse_what_is_misspelt()
        welcome = welcome_to_fjordby(server, fresh=options.fresh, children=options.children)
        status = serve_site(
            server,
            host=options.host,
            port=options.port,
            when_answering=lambda address: print(welcome.line(address), flush=True),
        )
    gone(status)


def welcome_to_fjordby(server: RunningServer | None, *, fresh: bool = False, children: int | None = None) -> Welcome:
    """The town's log-ins: kept from last time, or from filling it now. Two demos at once fill it once."""
    home = environment.home()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = home / "fjordby.json"
    with alone(home / "fjordby.lock"):
        if kept.exists() and not fresh:
            return _read(kept)
        kept.unlink(missing_ok=True)
        _start_over(server)
        welcome = _fill(children)
        write_private(kept, json.dumps(asdict(welcome), ensure_ascii=False, indent=1))
        if server is not None:
            server.settle()
        return welcome


def _start_over(server: RunningServer | None) -> None:
    """Leave no half-filled town: an earlier filling may have been cut short."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS(SELECT 1 FROM accounts_user)")
        if not cursor.fetchone()[0]:
            return
    if not may_start_over(server):
        raise NotReady("Databasen er ikke tom. Fjordby fyldes kun i en tom database: vælg en anden i DATABASE_URL.")
    start_over(server)


def _fill(children: int | None) -> Welcome:
    """Let the cast live its fortnight through the same actions as a real one, and the town around it two years."""
    from tovholder.config.owner import acting_as_owner  # needs settings
    from tovholder.entrances.commandline.settling import families_watched
    from tovholder.entrances.rehearsal.fjordby import fill
    from tovholder.entrances.rehearsal.towns.around_fjordby import CHILDREN, settle_around

    print("Fylder Fjordby …", file=sys.stderr, flush=True)
    now, wanted = timezone.now(), CHILDREN if children is None else children
    with acting_as_owner(), families_watched() as watcher:
        cast = fill(now=now)
        if wanted:
            settle_around(cast.offices, now=now, children=wanted, watcher=watcher)
    return Welcome(list(cast.log_ins), cast.api_token)


def _read(kept: Path) -> Welcome:
    told: dict[str, Any] = json.loads(kept.read_text())
    return Welcome([tuple(one) for one in told["log_ins"]], told["api_token"])
