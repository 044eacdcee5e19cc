"""Malik's days with Hanne and Per: the plan, how it goes, one visit, one use of force. Told in deeds."""

from __future__ import annotations

from datetime import datetime, timedelta

from tovholder.core.plans.trend import Trend
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import days, when, writing
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildRequest, Matter, ReportedTo
from tovholder.practice.plans import actions as plans
from tovholder.practice.plans.models import PlanVersion, WishFrom
from tovholder.practice.plans.queries import goals_in_force

WISH = "Jeg vil gerne bo hos Hanne og Per og blive på min skole. Jeg vil se mor hver søndag."
SUNDAYS = "Malle og mor ses hver søndag"
GOALS = (  # what we will see, what we do, who does it, and which part of life it is about
    ("Malle sover godt om natten", "Hanne og Per læser højt hver aften", "Hanne og Per", "wellbeing"),
    ("Malle er med til fodbold", "Malle går til fodbold om tirsdagen, og Per kører ham", "Per og Malle", "network"),
    (SUNDAYS, "Mor kommer til frokost hos Hanne og Per hver søndag", "Mor", "family"),
    ("Malle kan følge med i matematik", "Skolen hjælper Malle to timer om ugen", "Lone Bech fra skolen", "kabu"),
)
SEEN = (Trend.UP, Trend.LEVEL, Trend.UP, Trend.DOWN)


def planned_and_followed_up(town: Offices, malik: Child, start: datetime, now: datetime) -> None:
    """The plan is made on the fortieth day and looked at on the eightieth; the next look is close."""
    version = _planned(town, malik, start + days(40), now)
    looked = start + days(80)
    goals = zip(goals_in_force(malik), SEEN, strict=True)
    plans.hold_follow_up(
        malik,
        plan=version.plan,
        goals=[plans.GoalSeen(goal.thread, trend, scale=6) for goal, trend in goals],
        result="Malik trives. Søndagene holder.",
        child_view="Det er okay. Matematik er svært.",
        next_on=danish_day(now + days(12)),
        next_because="Efter efterårets skolehjemsamtale.",
        parents_contacted_on=danish_day(looked),
        **when(looked, town.svend),
    )


def _planned(town: Offices, malik: Child, made: datetime, now: datetime) -> PlanVersion:
    written = writing(made, town.svend)
    for see, do, who, part in GOALS:
        plans.write_goal(
            [malik],
            see=see,
            do=do,
            who=who,
            part=part,
            by_when=danish_day(now + days(90)),
            measure="Det går godt fire uger i træk",
            **written,
        )
    plans.write_wish(malik, wish=WISH, wish_from=WishFrom.TOGETHER, **written)
    return plans.make_plan(
        malik,
        influence="Malle bliver hos Hanne og Per. Han bliver på sin skole, og mor kommer hver søndag, som han bad om.",
        first_follow_up_on=danish_day(made + days(40)),
        **when(made, town.svend),
    )


def seen_and_heard(town: Offices, malik: Child, start: datetime, now: datetime) -> None:
    """One of two visits is made; later force was used once, and is reported."""
    visited = when(start + days(100), town.svend)
    casework.speak_with_child(
        malik,
        about="hvordan det går hos Hanne og Per",
        matters=[Matter.FOLLOW_UP],
        place="i plejefamilien",
        alone=True,
        words="Det er okay. Jeg savner mor om onsdagen.",
        **visited,
    )
    casework.visit(malik, child_seen=True, seen="Eget værelse, glad for hunden.", **visited)
    _held_back_from_the_road(town, malik, now - days(38))


def asked_for_more_time(town: Offices, malik: Child, now: datetime) -> None:
    """He has asked for something, and is to have an answer."""
    casework.receive_request(
        malik,
        what=ChildRequest.What.MORE_CONTACT,
        words="Må jeg også være hos mor om onsdagen?",
        answer_by=danish_day(now + days(9)),
        **when(now - days(5), town.svend),
    )


def _held_back_from_the_road(town: Offices, malik: Child, at: datetime) -> None:
    """Per held him; the next day those who must know did, and Malik had read what was written and said his own."""
    told = at + timedelta(hours=20)
    used = casework.record_force(
        malik,
        what="Malle ville løbe over vejen efter sin ven. Per greb ham om livet og holdt ham, til bilen var kørt forbi.",
        used_by="Per, plejefar",
        paragraph="Voksenansvarsloven § 8 (afværgehjælp)",
        happened_at=at,
        at=at + timedelta(hours=2),
        by=town.svend.hand,
    )
    casework.report_force(
        used,
        reported_to=[ReportedTo.MUNICIPALITY, ReportedTo.AUTHORITY],
        reported_on=danish_day(told),
        child_shown_on=danish_day(told),
        childs_words="Jeg blev sur, men jeg så ikke bilen. Per sagde undskyld for at holde så hårdt.",
        parents_told_on=danish_day(told),
        at=told,
        by=town.svend.hand,
    )
