"""What comes next on the child's way, in one sentence: for whoever has not read the manual.

The way is the law's: assessed, screened, investigated, decided, helped, planned, followed up. The dates have their own
list; this says where one presses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.queries.child import Glance
from tovholder.practice.casework.models import Task
from tovholder.practice.decisions.youth_support import KIND as YOUTH_SUPPORT

LATELY = timedelta(days=180)  # what was decided or concluded longer ago is no longer what one is in the middle of
HELP = frozenset({"support", "early_measure", YOUTH_SUPPORT})
PLACING = frozenset({"placement", "placement_forced"})


@dataclass(frozen=True)
class Step:
    """One thing to do, and its page; without one it is for somebody else to do."""

    words: str
    url: str = ""


NO_MORE = Step("")  # the way ends here: nothing further on is asked


def next_step(
    glance: Glance, child_id: UUID, *, duties: Collection[str], may_assess: bool, of_age: bool, now: datetime
) -> Step | None:
    """The next step on the child's way; None when nothing is begun that has an obvious one.

    `duties` are the rules whose clocks run: what the law asks for and nobody has begun. Who is `of_age` is not
    investigated any longer (Barnets lov § 20 is about children).
    """
    on_the_way = _OnTheWay(glance, child_id, duties, may_assess, of_age, now)
    steps = (asked(on_the_way) for asked in _THE_WAY)
    step = next((each for each in steps if each is not None), NO_MORE)
    return None if step is NO_MORE else step


@dataclass(frozen=True)
class _OnTheWay:
    """A child on its way, as each question looks at it."""

    glance: Glance
    child_id: UUID
    duties: Collection[str]
    may_assess: bool
    of_age: bool
    now: datetime

    @cached_property
    def concluded(self) -> dict[str, Any] | None:
        """The latest investigation that is done, while one is in the middle of it."""
        return self._lately(self.glance.concluded)

    @cached_property
    def decided(self) -> dict[str, Any] | None:
        """The latest decision, while one is in the middle of it."""
        return self._lately(self.glance.decided)

    @property
    def helped(self) -> bool:
        """Help runs, or the child is placed."""
        return bool(self.glance.measures or self.glance.placements)

    @property
    def case_is_open(self) -> bool:
        """The child has a case, and it is not closed."""
        return any(case["closed_at"] is None for case in self.glance.latest_case)

    def page(self, name: str) -> str:
        """The address of a page about the child."""
        return address_of(name, self.child_id)

    def _lately(self, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
        return next((row for row in rows if row["happened_at"] >= self.now - LATELY), None)


def _after_a_death(child: _OnTheWay) -> Step | None:
    """A death in the family: nothing comes before whether the child is safe tonight."""
    for task in child.glance.tasks:
        if task["kind"] == Task.Kind.SIBLING_SAFETY:
            words = _("Der er sket et dødsfald i familien: vurdér, om barnet er i sikkerhed")
            return Step(words, address_of("casework:finish_task", task["id"]))
    return None


def _assess(child: _OnTheWay) -> Step | None:
    for waiting in [*child.glance.unassessed, *child.glance.unscreened][:1]:
        words = _("Vurdér underretningen") if child.glance.unassessed else _("Afgør, hvad underretningen fører til")
        return Step(words, address_of("intake:assess", waiting["id"]) if child.may_assess else "")
    return None


def _tell_where_it_moved(child: _OnTheWay) -> Step | None:
    for move in child.glance.moves:
        if move["to"] and not move["told_at"] and not move["outgoing"]:
            words = _("Barnet er flyttet: giv %s besked") % move["to"]
            return Step(words, address_of("casework:tell_new_municipality", move["id"]))
    return None


def _investigate(child: _OnTheWay) -> Step | None:
    if child.of_age:
        return None
    for running in child.glance.investigations[:1]:
        return Step(_("Skriv undersøgelsen færdig"), address_of("investigations:task_list", running["id"]))
    if "BFU-4M" in child.duties:
        return Step(_("Barnet skal undersøges: beslut undersøgelsen"), child.page("investigations:decide"))
    return None


def _finish_the_decision(child: _OnTheWay) -> Step | None:
    for prepared in child.glance.preparing[:1]:
        words = _("En afgørelse er under forberedelse: se, hvad der mangler")
        return Step(words, address_of("decisions:preparation", prepared["id"]))
    return None


def _end_or_go_on_after_18(child: _OnTheWay) -> Step | None:
    """Who has filled 18 while they were investigated: the case is closed, or support after 18 is decided."""
    glance = child.glance
    if not (child.of_age and glance.investigations) or any(row["kind"] == YOUTH_SUPPORT for row in glance.decided):
        return None
    if any(case["closed_at"] for case in glance.latest_case):
        return NO_MORE
    if child.helped or not glance.latest_case:
        words = _("Den unge er fyldt 18 år: tag stilling til ungestøtte")
        return Step(words, f"{child.page('decisions:prepare')}?art={YOUTH_SUPPORT}")
    words = _("Den unge er fyldt 18 år: luk sagen, eller tag stilling til ungestøtte")
    return Step(words, child.page("casework:close_case"))


def _decide(child: _OnTheWay) -> Step | None:
    concluded, decided = child.concluded, child.decided
    if concluded and (decided is None or decided["happened_at"] < concluded["happened_at"]):
        return Step(_("Undersøgelsen er færdig: tag stilling til hjælp"), child.page("decisions:prepare"))
    if "DEC-SUPPORT" in child.duties and decided is None:
        return Step(_("Barnet skal have støtte: forbered afgørelsen"), child.page("decisions:prepare"))
    return None


def _close_when_help_is_over(child: _OnTheWay) -> Step | None:
    """All help has ended since the last decision."""
    glance, decided = child.glance, child.decided
    last = max((row["ends_at"] for row in [*glance.ended, *glance.ended_placements]), default=None)
    if child.helped or last is None or (decided is not None and decided["happened_at"] > last):
        return None
    if child.case_is_open and "OWN-FOLLOW-HOME" in child.duties:
        words = _("Barnet er kommet hjem: skriv familiens støtte ind, og følg op, før sagen lukkes")
        return Step(words, child.page("casework:help_of_child"))
    words = _("Al hjælp er slut: luk sagen, eller forbered en ny afgørelse")
    return Step(words, child.page("casework:close_case")) if child.case_is_open else NO_MORE


def _tell_the_parties(child: _OnTheWay) -> Step | None:
    """What a leader has signed is on its way to nobody until the caseworker sends it."""
    if child.decided and child.decided["told_nobody"]:
        words = _("Afgørelsen er truffet: giv parterne besked")
        return Step(words, address_of("decisions:decision", child.decided["id"]))
    return None


def _begin_what_was_decided(child: _OnTheWay) -> Step | None:
    kind = child.decided["kind"] if child.decided else ""
    if kind in HELP and not child.helped:
        return Step(_("Afgørelsen er truffet: skriv hjælpen ind"), child.page("casework:new_measure"))
    if kind in PLACING and not child.glance.placements:
        return Step(_("Afgørelsen er truffet: skriv anbringelsen ind"), child.page("casework:new_placement"))
    return None


def _write_the_plan(child: _OnTheWay) -> Step | None:
    no_plan_needed = child.decided is not None and child.decided["plan_needed"] is False
    if child.helped and not child.glance.plans and not no_plan_needed:
        return Step(_("Hjælpen er i gang: skriv planen"), child.page("plans:plan"))
    return None


# In the order of the law: the first that has an answer is what comes next.
_THE_WAY: tuple[Callable[[_OnTheWay], Step | None], ...] = (
    _after_a_death,
    _assess,
    _tell_where_it_moved,
    _investigate,
    _finish_the_decision,
    _end_or_go_on_after_18,
    _decide,
    _close_when_help_is_over,
    _tell_the_parties,
    _begin_what_was_decided,
    _write_the_plan,
)
