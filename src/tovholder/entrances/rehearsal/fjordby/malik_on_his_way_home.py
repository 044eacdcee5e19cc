"""Malik's mother is well again: it is decided that he goes home, bit by bit, and his plan says how. Told in deeds."""

from __future__ import annotations

from datetime import datetime

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.malik_as_placed import SUNDAYS
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import days, when, writing
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Matter, Placement
from tovholder.practice.plans import actions as plans
from tovholder.practice.plans.models import WishFrom
from tovholder.practice.plans.queries import goals_in_force

WORDS = "Jeg vil gerne hjem til mor, men ikke på én gang. Jeg vil blive på min skole og stadig besøge hunden."
SUPPORT = "Familiehuset kommer hver uge det første halve år. Hanne og Per er aflastning en weekend om måneden."
WISH = "Jeg vil hjem til mor, lidt ad gangen. Jeg vil blive på min skole. Jeg vil se Hanne og Per og hunden bagefter."
HOME_GOAL = (  # takes the place of the goal about Sundays
    "Malle bor hos mor igen",
    "Malle er hos mor fra fredag til søndag, og fra jul også om onsdagen; Familiehuset er med den første time",
    "Mor, Hanne og Per",
)
AT_HOME_IN, PERIOD = days(62), days(90)


def decided_to_go_home(town: Offices, placement: Placement, now: datetime) -> None:
    """The team leader decides it a fortnight ago, with a period of return; nine days ago the plan was revised."""
    malik = placement.child
    _heard_and_decided(town, malik, now - days(14))
    casework.decide_return_home(
        placement,
        home_on=danish_day(now + AT_HOME_IN),
        until=danish_day(now + PERIOD),
        statement_on=danish_day(now - days(18)),
        childs_view=WORDS,
        support=SUPPORT,
        **when(now - days(14), town.bodil),
    )
    _plan_revised(town, malik, now - days(9), by_when=now + AT_HOME_IN)


def _heard_and_decided(town: Offices, malik: Child, decided: datetime) -> None:
    talk = casework.speak_with_child(
        malik,
        about="at komme hjem til mor",
        matters=[Matter.RETURN_HOME],
        place="på gåtur med hunden",
        alone=True,
        words=WORDS,
        **when(decided - days(6), town.svend),
    )
    casework.decide(
        [malik],
        kind="return_home",
        reasons="Mor er rask og har arbejde. Malle vil hjem, og skolen, Hanne og Per tror på det.",
        relies_on=[talk],
        **when(decided, town.bodil),
    )


def _plan_revised(town: Offices, malik: Child, made: datetime, *, by_when: datetime) -> None:
    (sundays,) = (goal for goal in goals_in_force(malik) if goal.see == SUNDAYS)
    see, do, who = HOME_GOAL
    written = writing(made, town.svend)
    plans.write_goal(
        [malik],
        thread=sundays.thread,
        see=see,
        do=do,
        who=who,
        part="family",
        by_when=danish_day(by_when),
        measure="Fire weekender i træk, hvor begge har sovet godt",
        **written,
    )
    plans.write_wish(malik, wish=WISH, wish_from=WishFrom.TOGETHER, **written)
    plans.make_plan(
        malik,
        influence="Hjemflytningen sker lidt ad gangen, og Malle beholder sin skole og besøgene hos Hanne og Per.",
        because="Malle flytter hjem til mor.",
        **when(made, town.svend),
    )
