"""A child lives outside its home: begun, visited, broken off and begun elsewhere, ended with the return home."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day, months_after
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.going_home import go_home_if_withdrawn, prepare_return
from tovholder.entrances.rehearsal.towns.lives.growing_up import decide_support, look_ahead
from tovholder.entrances.rehearsal.towns.lives.helping import AHEAD, begin_help, give_youth_support
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.people.population import of_age_on
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import days_later, drawn, in_the_office
from tovholder.entrances.rehearsal.towns.work.cases import close_at_once, close_if_nothing_runs, consider_others
from tovholder.entrances.rehearsal.towns.work.committee import RENEWED_AFTER, hear_again, seek_force
from tovholder.entrances.rehearsal.towns.work.deciding import (
    PLACEMENT,
    Matter,
    consent,
    consent_to_move,
    decide,
    prepare,
)
from tovholder.entrances.rehearsal.towns.work.meeting import agree
from tovholder.entrances.rehearsal.towns.work.planning import look_back, make_plan
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import found_home
from tovholder.foundation.families.models import Home, HomeKind
from tovholder.practice.appointments.models import AppointmentKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.actions.placed.placements import PlacementTerms
from tovholder.practice.casework.models import Basis, DecidedBy, EndReason, Placement

TEENAGE = 13
PLACE_NAMES = {"23": "Plejefamilien", "9": "Døgninstitutionen", "27": "Opholdsstedet", "6": "Eget værelse"}
DAYS_IN_A_YEAR = 365.25
GIVES_UP_ITSELF = 0.5  # of breakdowns of teenagers: the young person leaves, else the place says no (ours)
SHORTEST, LONGEST = 14, 8_000  # days
HELP_AFTER = 0.5  # of those who come home (ours)
TAKEN_UP_AGAIN = (300, 335)  # days; the committee meets within three weeks more (Barnets lov § 50: a year)
TO_THE_SAME_KIND = 0.7  # of planned moves (ours)
# How unlike placed children are in how often they change place (gamma with this shape and the mean 1, never quite
# nothing): sixty of a hundred live in one place all their childhood, and ten in four or more.
UNLIKE, LEAST = 2.0, 0.02


def begin_placement(story: Story, at: datetime, course: Course) -> None:
    """A placement is planned: by consent it is prepared from that moment, without it the committee decides."""
    course.placement = course.child  # until it has an id of its own nobody plans another
    forced = story.chance.random() < number("placed_without_consent")
    story.plan(at, seek_force_for if forced else prepare_placement, course)


def prepare_placement(story: Story, at: datetime, course: Course) -> None:
    """The decision about the placement is prepared."""
    if story.is_ours(course, at):
        prepare(story, at, course, PLACEMENT, place_by_consent)
    else:
        course.placement = None


def place_by_consent(story: Story, at: datetime, course: Course, matter: Matter) -> None:
    """Everybody consents, it is decided, and the child moves."""
    if not story.is_ours(course, at):
        course.placement = None
        return
    consents = consent(story, at, course, matter)
    decide(story, at, course, matter, reasons=words.PLACEMENT_REASONS)
    place(story, at, course, consents=consents)


def seek_force_for(story: Story, at: datetime, course: Course) -> None:
    """The parents do not consent: the committee is asked."""
    if story.is_ours(course, at):
        seek_force(story, at, course, place_by_force)
    else:
        course.placement = None


def place_by_force(story: Story, at: datetime, course: Course) -> None:
    """The chair or the committee has decided, and the child moves."""
    if story.is_ours(course, at):
        place(story, at, course, consents=())
    else:
        course.placement = None


def place(story: Story, at: datetime, course: Course, *, consents: tuple[UUID, ...]) -> None:
    """The child moves to the place, by these consents or by force; visits, follow-ups and the end are planned."""
    chance, forced = story.chance, not consents
    course.stays, course.goes_home = course.stays + 1, False
    if course.stays == 1:
        course.restless = max(LEAST, chance.gammavariate(UNLIKE, 1 / UNLIKE))
    _move_to(story, at, course, _drawn_place(story), forced)
    consider_others(story, at, story.places_of(course), story.desk)
    look_ahead(story, at, course)
    if chance.random() < number("plan_made"):
        story.plan(days_later(chance, at, chance.uniform(3, 60)), make_plan, course)
    years = by_key("placement_weibull")
    days = SHORTEST + chance.weibullvariate(years["scale"], years["shape"]) * DAYS_IN_A_YEAR
    grown_up = in_the_office(chance, of_age_on(course.born) - timedelta(days=5))
    ends = max(min(days_later(chance, at, min(days, LONGEST)), grown_up), at + timedelta(days=1))
    if ends < grown_up:
        prepare_return(story, at, course, ends)
    if consents:
        go_home_if_withdrawn(story, at, course, consents, end_placement)
    else:
        story.plan(days_later(chance, at, chance.uniform(*TAKEN_UP_AGAIN)), take_up_again, course, course.stays)
    story.plan(ends, end_placement, course, course.stays, EndReason.AGE if ends >= grown_up else EndReason.PLANNED)


def _drawn_place(story: Story) -> str:
    kinds = by_key("places")
    return tuple(kinds)[drawn(story.chance, tuple(kinds.values()))]


def _move_to(story: Story, at: datetime, course: Course, kind: str, forced: bool) -> None:
    chance = story.chance
    with open_book(at=at, by=story.hand(at)) as book:
        name = f"{PLACE_NAMES[kind]} {chance.choice(words.PLACES)}"
        home = found_home(book, address="", name=name, kind=HomeKind.PLACEMENT)
    terms = PlacementTerms(kind=kind, basis=Basis.COMMITTEE if forced else Basis.CONSENT)
    (begun,) = casework.start_placement(
        [story.child(course)],
        home=story.record(Home, home.pk),
        terms=terms,
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    course.placement, course.place, course.place_kind = begun.pk, home.pk, kind
    story.plan(_next_visit(story, at), agree_to_visit, course, begun.pk)
    story.plan(_breaks_down(story, at, course), break_down, course, begun.pk, forced)
    moves_on = chance.expovariate(number("moves_between_places") * course.restless) * DAYS_IN_A_YEAR
    story.plan(days_later(chance, at, min(30 + moves_on, LONGEST)), move_on, course, begun.pk, forced)


def _breaks_down(story: Story, at: datetime, course: Course) -> datetime:
    """When the place would give up, if nothing ended before: sooner for teenagers."""
    chance, rates = story.chance, by_key("breakdown_a_year")
    until_teenage = max(0.0, (course.born - danish_day(at)).days + TEENAGE * DAYS_IN_A_YEAR)
    days = chance.expovariate(rates["younger"] * course.restless) * DAYS_IN_A_YEAR
    if days > until_teenage:
        days = until_teenage + chance.expovariate(rates["teenage"] * course.restless) * DAYS_IN_A_YEAR
    return days_later(chance, at, min(10 + days, LONGEST))


def _next_visit(story: Story, at: datetime) -> datetime:
    days = DAYS_IN_A_YEAR / number("visits_a_year") * story.chance.uniform(0.6, 1.0)
    return days_later(story.chance, at, days - AHEAD)


def agree_to_visit(story: Story, at: datetime, course: Course, placement: UUID) -> None:
    """A visit is booked two weeks ahead."""
    if course.placement == placement and story.is_ours(course, at):
        agree(story, at, course, AppointmentKind.SUPERVISION, days_later(story.chance, at, AHEAD), visit, placement)


def visit(story: Story, at: datetime, course: Course, placement: UUID) -> None:
    """The child is visited, and talked with or not; the next visit is planned."""
    if course.placement != placement or not story.is_ours(course, at):
        return
    chance = story.chance
    met = chance.random() < number("visit_meets_child")
    casework.visit(
        story.child(course),
        cancelled=False,
        child_seen=met,
        seen=chance.choice(words.SEEN),
        happened_at=at - timedelta(hours=2),
        at=at,
        by=story.hand(at),
    )
    if chance.random() < 0.8:
        look_back(story, at, course)
    story.plan(_next_visit(story, at), agree_to_visit, course, placement)


def break_down(story: Story, at: datetime, course: Course, placement: UUID, forced: bool) -> None:
    """The place or the child gives up: another place follows."""
    if course.placement != placement or not story.is_ours(course, at):
        return
    leaves = course.age(at) >= TEENAGE and story.chance.random() < GIVES_UP_ITSELF
    because = EndReason.CHILD_LEFT if leaves else EndReason.PROVIDER_STOPPED
    casework.end_placement(story.child(course), because=because, happened_at=at, at=at, by=story.hand(at))
    _move_to(story, at, course, _drawn_place(story), forced)


def move_on(story: Story, at: datetime, course: Course, placement: UUID, forced: bool) -> None:
    """Another place suits the child better, often one of its kind: that it moves, and where to, are two decisions."""
    if course.placement != placement or not story.is_ours(course, at):
        return
    kind = course.place_kind if story.chance.random() < TO_THE_SAME_KIND else _drawn_place(story)
    if not forced:
        consent_to_move(story, at, course)
    for step in (1, 2):
        casework.decide_place_change(
            story.record(Placement, placement),
            step=step,
            decided_by=DecidedBy.COMMITTEE if forced and step == 1 else DecidedBy.MUNICIPALITY,
            reasons=words.MOVES_ON,
            place=PLACE_NAMES[kind] if step == 2 else "",
            happened_at=at,
            at=at,
            by=story.hand(at),
        )
    _move_to(story, at, course, kind, forced)


def take_up_again(story: Story, at: datetime, course: Course, stay: int) -> None:
    """Before the year is over the committee is asked whether a placement without consent shall last."""
    if course.placement is not None and course.stays == stay and story.is_ours(course, at):
        hear_again(story, at, course, renew)


def renew(story: Story, at: datetime, course: Course) -> None:
    """The committee has decided that the placement lasts; it is taken up again after another year."""
    if course.placement is None:
        return
    casework.renew_placement(
        story.record(Placement, course.placement),
        decided_by=DecidedBy.COMMITTEE,
        renewal_due=months_after(danish_day(at), RENEWED_AFTER),
        reasons=words.PLACEMENT_REASONS,
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    days = story.chance.uniform(*TAKEN_UP_AGAIN)
    story.plan(days_later(story.chance, at, days), take_up_again, course, course.stays)


def end_placement(story: Story, at: datetime, course: Course, stay: int, because: EndReason) -> None:
    """The placement ends, mostly with the return home; help follows for some."""
    if course.placement is None or course.stays != stay:
        return
    chance, grown_up = story.chance, because == EndReason.AGE
    if grown_up:
        decide_support(story, at, course)
    returns = course.goes_home and not grown_up
    casework.end_placement(
        story.child(course), return_home=returns, because=because, happened_at=at, at=at, by=story.hand(at)
    )
    course.placement = course.place = None
    if grown_up and course.supported:
        give_youth_support(story, at, course)
    elif grown_up:
        close_at_once(story, at, course, "Den unge fylder 18 år.")
    elif returns and chance.random() < HELP_AFTER:
        begin_help(story, days_later(chance, at, chance.uniform(2, 20)), course)
    else:
        story.plan(days_later(chance, at, chance.uniform(10, 60)), close_if_nothing_runs, course)
