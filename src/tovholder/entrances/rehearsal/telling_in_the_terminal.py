"""A replay as a timeline in colour in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tovholder.entrances.rehearsal.replaying import Replay
from tovholder.entrances.rehearsal.timeline import (
    Entry,
    Sounded,
    Told,
    by_rule,
    in_one_sentence,
    skipped,
    terms,
    timeline,
)

INDENT = 2


def print_replay(replay: Replay, console: Console) -> None:
    """Print the case with its alarms where they would have sounded."""
    console.print(Rule(Text(replay.case.title, style="bold"), align="left"))
    console.print(Text(terms(replay)))
    console.print(Text(in_one_sentence(replay), style="bold red" if replay.alarms else "bold green"))
    console.print()
    for entry in timeline(replay):
        console.print(Padding(_entry(entry), (0, 0, 0, INDENT if isinstance(entry, Sounded) else 0)))
    for seq, words in skipped(replay):
        console.print(Text(f"[{seq}] Uden dato, ikke med: {words}", style="dim"))
    console.print()
    for each in by_rule(replay):
        console.print(Text(f"{each.count:>4}  {each.rule:<10} {', '.join(each.duties)}; først {each.first}"))
    console.print()


def _entry(entry: Entry) -> Text:
    return _alarm(entry) if isinstance(entry, Sounded) else _event(entry)


def _event(event: Told) -> Text:
    text = Text.assemble((f"[{event.seq}] ", "dim"), (f"{event.when}  ", "cyan"), (event.what, "bold"))
    if event.children:
        text.append(f" · {', '.join(event.children)}")
    if event.remarks:
        text.append(f" ({'; '.join(event.remarks)})", style="italic")
    if event.words:
        text.append(f"\n{event.words}", style="dim")
    return text


def _alarm(alarm: Sounded) -> Text:
    text = Text.assemble(
        ("ALARM ", "bold white on red"),
        (f" {alarm.when}  ", "red"),
        (f"{alarm.duty} ({alarm.rule})", "bold red"),
        f" · {', '.join(alarm.children)} · hændelse {alarm.trigger_seq}",
        f"\n{alarm.because}",
    )
    text.append(f"\n{alarm.source}", style="dim")
    if alarm.cleared:
        text.append(f"\nIndhentet {alarm.cleared}.", style="green")
    return text
