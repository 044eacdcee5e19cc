"""A worry comes to Modtagelsen: received, assessed, answered, told to the parents, and decided what follows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.helping import begin_help
from tovholder.entrances.rehearsal.towns.lives.households import make_known
from tovholder.entrances.rehearsal.towns.lives.investigating import begin_investigation
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.people.population import SCHOOL_AGE, Worry
from tovholder.entrances.rehearsal.towns.people.staffing import Desk
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import days_later, drawn, hours_later
from tovholder.entrances.rehearsal.towns.work.cases import consider_others, lift_hold, talk
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Outgoing
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Channel, Concern, Notification
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Report

SPLIT_ON = date(2024, 1, 1)  # from here family and the child itself are counted apart
SCHOOL, DAYCARE, POLICE, ANONYMOUS, FAMILY, CHILD_ITSELF, PLACE = "2", "3", "6", "8", "13", "12", "9"
ABUSE = ("abuse_physical", "abuse_physical", "abuse_psychological", "abuse_sexual")
DANGER, UNTOLD_FOR_OTHERS = 0.02, 0.03
POLICE_ASKED, TALKED_WITH_ALONE, NEW_PERSON, SIBLING_INVESTIGATED = 0.9, 0.85, 0.92, 0.4  # ours
POLICE_BY_NIGHT, POLICE_BY_DAY = 3.4, 0.84  # so that they are as many of all as published
WORKER_TAKES = timedelta(seconds=20)  # from the deed until the worker has delivered what goes out


def a_worry_comes(story: Story, at: datetime, worry: Worry) -> None:
    """Somebody notifies about some of the children; the household is looked up just before."""
    desk = story.someone_at_intake()
    make_known(story, at, desk.hand(at))
    courses = [story.courses[place] for place in worry.children]
    abused = story.chance.random() < number("abuse")
    report = _report(story, at, courses, abused=abused)
    by = desk.hand(at) if report.channel in {Channel.PHONE, Channel.IN_PERSON} else NOBODY_LOGGED_IN
    received = intake.receive_notification(report, received_at=at, at=at, by=by)
    _deliver(story, received.notification, at)
    for concern, course in zip(received.concerns, courses, strict=True):
        _plan_the_desk(story, at, concern.pk, course, desk, abused=abused)
    story.plan(_assessed_at(story, at), consider_others, tuple(worry.children), desk)
    if report.notifier.name:
        in_time = story.chance.random() < number("acknowledged_in_time")
        story.plan(
            days_later(story.chance, at, story.chance.uniform(0.6, 5) if in_time else story.chance.uniform(9, 20)),
            acknowledge,
            received.notification.pk,
            desk,
        )


def _report(story: Story, at: datetime, courses: list[Course], *, abused: bool) -> Report:
    chance, first = story.chance, courses[0]
    child = story.child(first)
    kind = _sender(story, at, first)
    causes = tuple(code for code, share in by_key("causes").items() if chance.random() < share)
    flags = (chance.choice(ABUSE),) if abused else ()
    danger = chance.random() < DANGER
    texts = [chance.choice(words.WORRIES[code]) for code in (("abuse",) if abused else causes[:2] or ("",))]
    return Report(
        text=" ".join(texts).format(name=child.name.split()[0]),
        channel=_channel(story, kind),
        notifier=_notifier(kind, child),
        children=tuple(
            ChildSaid(known_child=course.child, whereabouts_now="hjemme" if danger else "") for course in courses
        ),
        concerns=(*causes, *(("UDSLAG18",) if abused else ())) or ("UDSLAG16",),
        safety_flags=flags + (("danger_now",) if danger else ()),
        danger_now="yes" if danger else "no",
        parents_may_know="no" if abused else "yes",
    )


def _sender(story: Story, at: datetime, course: Course) -> str:
    """Schools write about children in school, day care about the small; the rest about all."""
    weights = dict(by_key("senders"))
    age = course.age(at)
    if age < SCHOOL_AGE:
        weights[DAYCARE] += weights.pop(SCHOOL) * 0.4
    else:
        weights[SCHOOL] *= 1.62
        weights[DAYCARE] *= 0.13
    if course.placement is None:
        weights[FAMILY] += weights.pop(PLACE)
    # The police write at night: four times as often for half of those times, and less by day in return.
    weights[POLICE] *= POLICE_BY_NIGHT if story.chance.random() < 0.5 and not 7 <= at.hour < 16 else POLICE_BY_DAY
    kind = tuple(weights)[drawn(story.chance, tuple(weights.values()))]
    if danish_day(at) < SPLIT_ON and kind in {FAMILY, CHILD_ITSELF}:
        return "7"
    return kind


def _notifier(kind: str, child: Child) -> NotifierSaid:
    if kind in {ANONYMOUS, "99"}:
        return NotifierSaid(kind=kind, anonymous=True)
    name = words.NOTIFIERS[kind].format(school=child.school_or_daycare or "Fjordskolen", name=child.name.split()[0])
    return NotifierSaid(kind=kind, name=name, contact=f"underretter{kind}@fjordby.invalid")


def _channel(story: Story, kind: str) -> Channel:
    if kind in {ANONYMOUS, FAMILY, CHILD_ITSELF, "7"}:
        return story.chance.choice((Channel.PHONE, Channel.PHONE, Channel.WEB_FORM, Channel.IN_PERSON))
    if kind == "1" and story.chance.random() < 0.3:
        return Channel.OTHER_MUNICIPALITY
    return story.chance.choice((Channel.API, Channel.WEB_FORM, Channel.WEB_FORM, Channel.LETTER, Channel.PHONE))


def _deliver(story: Story, notification: Notification, at: datetime) -> None:
    """The worker closes what goes out for it: the desk's mail, and the calls to the watch."""
    at += WORKER_TAKES
    with open_book(at=at, by=NOBODY_LOGGED_IN) as book:
        for line in _outgoing(story, notification):
            line.attempts, line.claimed_at, line.done_at = 1, at, max(at, line.not_before)
            book.change(line, "attempts", "claimed_at", "done_at")


def _outgoing(story: Story, notification: Notification) -> list[Outgoing]:
    if story.volume is not None:
        lines = story.volume.all(Outgoing)
        return [line for line in lines if line.payload["notification"] == str(notification.pk)]
    return list(Outgoing.objects.filter(payload__notification=str(notification.pk)))


def _plan_the_desk(story: Story, at: datetime, concern: UUID, course: Course, desk: Desk, *, abused: bool) -> None:
    """When the desk does what: the assessment, the parents, the screening."""
    chance = story.chance
    assessed = _assessed_at(story, at)
    story.plan(assessed, assess, concern, course, desk)
    if abused:
        protect(story, assessed, course, desk)
    told = days_later(chance, assessed, chance.uniform(0, 3) if chance.random() < 0.9 else chance.uniform(6, 15))
    story.plan(told, tell_parents, concern, desk, abused)
    days = chance.uniform(1, 8) if chance.random() < number("screened_in_time") else chance.uniform(14, 30)
    story.plan(days_later(chance, told, days), screen, concern, course, desk)


def _assessed_at(story: Story, at: datetime) -> datetime:
    """In time for as many as published: in the office, else by the watch."""
    chance = story.chance
    last = at.astimezone(UTC) + timedelta(hours=23, minutes=30)
    if chance.random() >= number("assessed_in_time"):
        return hours_later(chance, last.astimezone(at.tzinfo) + timedelta(minutes=45), chance.expovariate(1 / 14))
    found = hours_later(chance, at, chance.uniform(0.3, 7))
    if found < last:
        return found
    return (at.astimezone(UTC) + timedelta(hours=chance.uniform(1, 22))).astimezone(at.tzinfo)


def assess(story: Story, at: datetime, concern: UUID, course: Course, desk: Desk) -> None:
    """The 24-hour assessment: in the office by the desk, else by the watch."""
    row = story.record(Concern, concern)
    who = desk if 7 <= at.hour < 16 and at.weekday() < 5 else story.town.staff.night
    danger = row.notification.danger_now == "yes" and story.chance.random() < 0.5
    reason = words.IN_DANGER if danger else story.chance.choice(words.ASSESSED)
    intake.assess_safety(
        row,
        result="acute_with_consent" if danger else "no_danger",
        reason=reason,
        contact_family_before=danish_day(at) + timedelta(days=story.chance.randint(1, 7)),
        acute_measure="Barnet er hos bedsteforældrene til i morgen." if danger else "",
        by_new_person=True if course.is_worked_with and story.chance.random() < NEW_PERSON else None,
        assessed_at=at,
        at=at,
        by=who.hand(at),
        by_name=who.holder(at).name,
    )


def protect(story: Story, assessed: datetime, course: Course, desk: Desk) -> None:
    """Where the child may have been harmed: the police, a talk with the child alone, and the hold lifted at last."""
    chance = story.chance
    if chance.random() < POLICE_ASKED:
        story.plan(assessed + timedelta(minutes=30), ask_police, course, desk)
    if chance.random() < TALKED_WITH_ALONE:
        story.plan(hours_later(chance, assessed, chance.uniform(1, 5)), talk, course, "mistanken")
    story.plan(days_later(chance, assessed, chance.uniform(6, 40)), lift_hold, course, desk)


def ask_police(story: Story, at: datetime, course: Course, desk: Desk) -> None:
    """What is agreed with the police."""
    intake.coordinate_with_police(
        story.child(course),
        agreed=words.AGREED_WITH_POLICE,
        review_on=danish_day(at) + timedelta(days=7),
        reported="yes",
        coordinated_at=at,
        at=at,
        by=desk.hand(at),
    )


def acknowledge(story: Story, at: datetime, notification: UUID, desk: Desk) -> None:
    """The notifier has an answer."""
    row = story.record(Notification, notification)
    intake.acknowledge_notifier(row, in_person=True, given_at=at, at=at, by=desk.hand(at))


def tell_parents(story: Story, at: datetime, concern: UUID, desk: Desk, abused: bool) -> None:
    """The parents are told, or not, with the reason."""
    row = story.record(Concern, concern)
    if abused or story.chance.random() < UNTOLD_FOR_OTHERS:
        because = "Politiet har bedt om, at forældrene ikke orienteres endnu." if abused else "Kan ikke træffes."
        intake.leave_parents_untold(row, because=because, at=at, by=desk.hand(at))
        return
    how = story.chance.choice(("telefon", "telefon", "Digital Post", "møde"))
    intake.tell_parents(row, whom="Forældrene", how=how, told_at=at, at=at, by=desk.hand(at))


def screen(story: Story, at: datetime, concern: UUID, course: Course, desk: Desk) -> None:
    """What follows for this child; a case that runs takes it in."""
    row = story.record(Concern, concern)
    outcome = _outcome(story, course, abused=any(flag in ABUSE for flag in row.notification.safety_flags))
    if outcome == "N8" and row.assessed_at is None:
        outcome = "N1"
    works_on = outcome not in {"N0", "N1", "N8"}
    intake.screen(
        row,
        outcome=outcome,
        reason=story.chance.choice(words.OUTCOME[outcome]),
        unfounded=outcome == "N0" and story.chance.random() < 0.3,
        sent_to=story.group.unit if works_on else None,
        screened_at=at,
        at=at,
        by=desk.hand(at),
        by_name=desk.holder(at).name,
    )
    if not story.is_ours(course, at):
        return
    if outcome in {"N4", "N5"} and course.investigation is None:
        _look_into(story, at, course)
    elif outcome in {"N2", "N3"}:
        begin_help(story, days_later(story.chance, at, story.chance.uniform(3, 25)), course, early=outcome == "N2")


def _look_into(story: Story, at: datetime, course: Course) -> None:
    """The child is investigated, and often its brothers and sisters with it."""
    for each in story.courses.values():
        nothing_runs = story.is_ours(each, at) and not each.is_worked_with
        if each is course or (nothing_runs and story.chance.random() < SIBLING_INVESTIGATED):
            begin_investigation(story, days_later(story.chance, at, story.chance.uniform(0, 4)), each)


def _outcome(story: Story, course: Course, *, abused: bool) -> str:
    chance = story.chance
    if course.investigation is not None:
        return "N9"
    if course.is_worked_with:
        return "N5" if chance.random() < 0.08 else "N7"
    if abused:
        return "N5"
    weights = by_key("outcomes")
    return tuple(weights)[drawn(chance, tuple(weights.values()))]
