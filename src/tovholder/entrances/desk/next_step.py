"""What comes next on the child's way, in one sentence: for whoever has not read the manual.

The way is the law's: assessed, screened, investigated, decided, helped, planned, followed up. The dates have their own
list; this says where one presses.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.queries.child import Glance
from tovholder.practice.decisions.youth_support import KIND as YOUTH_SUPPORT

LATELY = timedelta(days=180)  # what was decided or concluded longer ago is no longer what one is in the middle of
HELP = frozenset({"support", "early_measure", YOUTH_SUPPORT})
PLACING = frozenset({"placement", "placement_forced"})


@dataclass(frozen=True)
class Step:
    """One thing to do, and its page; without one it is for somebody else to do."""

    words: str
    url: str = ""


def next_step(
    glance: Glance, child_id: UUID, *, duties: Collection[str], may_assess: bool, of_age: bool, now: datetime
) -> Step | None:
    """The next step on the child's way; None when nothing is begun that has an obvious one.

    `duties` are the rules whose clocks run: what the law asks for and nobody has begun. Who is `of_age` is not
    investigated any longer (Barnets lov § 20 is about children).
    """
    if waiting := [*glance.unassessed, *glance.unscreened][:1]:
        words = _("Vurdér underretningen") if glance.unassessed else _("Afgør, hvad underretningen fører til")
        return Step(words, address_of("intake:assess", waiting[0]["id"]) if may_assess else "")
    for move in glance.moves:
        if move["to"] and not move["told_at"] and not move["outgoing"]:
            words = _("Barnet er flyttet: giv %s besked") % move["to"]
            return Step(words, address_of("casework:tell_new_municipality", move["id"]))
    for running in [] if of_age else glance.investigations[:1]:
        return Step(_("Skriv undersøgelsen færdig"), address_of("investigations:task_list", running["id"]))
    if "BFU-4M" in duties and not of_age:
        return Step(_("Barnet skal undersøges: beslut undersøgelsen"), address_of("investigations:decide", child_id))
    for prepared in glance.preparing[:1]:
        words = _("En afgørelse er under forberedelse: se, hvad der mangler")
        return Step(words, address_of("decisions:preparation", prepared["id"]))
    if of_age and glance.investigations and not any(row["kind"] == YOUTH_SUPPORT for row in glance.decided):
        return _grown_up(glance, child_id)
    concluded, decided = _latest(glance.concluded, now=now), _latest(glance.decided, now=now)
    if concluded and (decided is None or decided["happened_at"] < concluded["happened_at"]):
        return Step(_("Undersøgelsen er færdig: tag stilling til hjælp"), address_of("decisions:prepare", child_id))
    if "DEC-SUPPORT" in duties and decided is None:
        return Step(_("Barnet skal have støtte: forbered afgørelsen"), address_of("decisions:prepare", child_id))
    helped = glance.measures or glance.placements
    if not helped and _help_is_over(glance, since=decided):
        words = _("Al hjælp er slut: luk sagen, eller forbered en ny afgørelse")
        is_open = any(case["closed_at"] is None for case in glance.latest_case)
        return Step(words, address_of("casework:close_case", child_id)) if is_open else None
    if decided and decided["kind"] in HELP and not helped:
        return Step(_("Afgørelsen er truffet: skriv hjælpen ind"), address_of("casework:new_measure", child_id))
    if decided and decided["kind"] in PLACING and not glance.placements:
        return Step(_("Afgørelsen er truffet: skriv anbringelsen ind"), address_of("casework:new_placement", child_id))
    if helped and not glance.plans and not (decided and decided["plan_needed"] is False):
        return Step(_("Hjælpen er i gang: skriv planen"), address_of("plans:plan", child_id))
    return None


def _grown_up(glance: Glance, child_id: UUID) -> Step | None:
    """Who has filled 18 while they were investigated: the case is closed, or support after 18 is decided."""
    if any(case["closed_at"] for case in glance.latest_case):
        return None
    if glance.measures or glance.placements or not glance.latest_case:
        words = _("Den unge er fyldt 18 år: tag stilling til ungestøtte")
        return Step(words, f"{address_of('decisions:prepare', child_id)}?art={YOUTH_SUPPORT}")
    words = _("Den unge er fyldt 18 år: luk sagen, eller tag stilling til ungestøtte")
    return Step(words, address_of("casework:close_case", child_id))


def _help_is_over(glance: Glance, *, since: dict[str, Any] | None) -> bool:
    """Whether help has ended since the last decision."""
    last = max((row["ends_at"] for row in [*glance.ended, *glance.ended_placements]), default=None)
    return last is not None and (since is None or since["happened_at"] <= last)


def _latest(rows: list[dict[str, Any]], *, now: datetime) -> dict[str, Any] | None:
    return next((row for row in rows if row["happened_at"] >= now - LATELY), None)
