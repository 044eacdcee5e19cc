"""How `tovholder check` answers: a line for each thing it has gone through, or JSON."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings
from rich.console import Console

from tovholder.entrances.commandline.examining import Examination, examine, recounted
from tovholder.entrances.commandline.watching import watched
from tovholder.foundation.chronicle.sealing import begin_epoch, last_seal
from tovholder.foundation.chronicle.witness import WITNESS, Witness, note_seal, noted_seal
from tovholder.foundation.ui.wording import moment

SHOWN = 20  # children with other duties than kept: as many as a person will look through


def answer(*, as_json: bool, now: datetime, recount: bool = False) -> int:
    """Examine, print what was found, and say whether all is right; `recount` first counts anew what differs."""
    with watched("Linjer", "Børn") as watcher:
        found = examine(now=now, witness=noted_seal(_witness_file()), watcher=watcher)
    if recount:
        found = recounted(found, now=now)
    if as_json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        _print(found, Console(highlight=False, soft_wrap=True))
    return 0 if found.all_right else 1


def begin_new_epoch() -> int:
    """After a restore from a dump: a new epoch of seals, and the witness told of it."""
    epoch = begin_epoch()
    head = last_seal()
    note_seal(_witness_file(), Witness(head.number, head.seal))
    print(f"Seglene fortsætter i epoke {epoch}. Kør nu `tovholder check`.")
    return 0


def _witness_file() -> Path:
    return Path(settings.HOME) / WITNESS


def _print(found: Examination, console: Console) -> None:
    lines = found.chronicle.lines
    if found.chronicle.bad is None:
        console.print(f"[green]✓[/] Kronik: {lines} linjer under {found.chronicle.seals} segl er, som de blev skrevet.")
    else:
        bad = found.chronicle.bad
        console.print(f"[red]✗[/] Kronik: {bad.what}: {bad} (segl {bad.seal}). {lines} linjer før den er i orden.")
    _print_tail(found, console)
    _print_duties(found, console)
    balance = found.balance
    mark = "[green]✓[/]" if balance.holds else "[red]✗[/]"
    died = f", lukket efter dødsfald {balance.closed}" if balance.closed else ""
    console.print(
        f"{mark} Balance: modtaget {balance.received}, vurderet {balance.assessed}, venter {balance.waiting}{died}."
    )
    if found.mailbox:
        since = f"siden {moment(found.mailbox.since)}" if found.mailbox.since else "endnu"
        console.print(f"[yellow]![/] Postkurv: mail er ikke hentet {since}. {found.mailbox.because}")


def _print_tail(found: Examination, console: Console) -> None:
    seconds = f"{found.tail.total_seconds():.0f} sekunder"
    if found.sealing_keeps_up:
        console.print(f"[green]✓[/] Forsegling: den ældste linje uden segl er {seconds} gammel.")
    else:
        console.print(f"[red]✗[/] Forsegling: en linje har ventet i {seconds}. Kører `tovholder serve`?")


def _print_duties(found: Examination, console: Console) -> None:
    if found.recounted:
        who = "1 barn" if found.recounted == 1 else f"{found.recounted} børn"
        console.print(f"[green]✓[/] Frister: {who} er talt på ny efter reglerne, som de står nu.")
    if not found.different:
        console.print(f"[green]✓[/] Frister: {found.compared} børn er talt om, og alle frister passer.")
        return
    console.print(f"[red]✗[/] Frister: {len(found.different)} af {found.compared} børn har andre frister end talt:")
    for child in found.different[:SHOWN]:
        console.print(f"    {child}")
    if len(found.different) > SHOWN:
        console.print(f"    … og {len(found.different) - SHOWN} til. Se dem alle med --json.")
    console.print(
        "    Er en regel rettet, siden de blev talt, så tæl dem på ny med `tovholder check --recount`; "
        "ellers gør `tovholder serve` det efter midnat. Kronikken røres ikke."
    )
