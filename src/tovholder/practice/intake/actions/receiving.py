"""A notification comes in: stored whole, with its clocks, before anybody is told a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import counting_on, recount_duties, terms_now
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Adult
from tovholder.foundation.families.queries import Around, children_around, held, hold_still
from tovholder.foundation.families.sealing import lookup_print
from tovholder.foundation.organisation.impartiality import Deputised, People, deputise
from tovholder.practice.intake.actions.children import (
    Met,
    addresses_said,
    children_said,
    meet,
    take_into_the_record,
)
from tovholder.practice.intake.actions.deputising import cut_keys, open_ones_follow
from tovholder.practice.intake.actions.nights import ring, tell_the_deputy, tell_the_desk
from tovholder.practice.intake.actions.protecting import put_on_hold
from tovholder.practice.intake.limits import assess_before
from tovholder.practice.intake.missing import missing_of_child, what_is_missing
from tovholder.practice.intake.models import Concern, Notification, Question
from tovholder.practice.intake.queries.front_desk import FrontDesk, front_desk
from tovholder.practice.intake.queries.names import names_around
from tovholder.practice.intake.queries.warnings import earlier_warnings
from tovholder.practice.intake.receipts import new_receipt
from tovholder.practice.intake.reports import Answer, Received, Report
from tovholder.practice.intake.sorting import (
    Sorted,
    readable_cpr,
    sort,
    without_what_cannot_be_kept,
)


def receive_notification(
    report: Report, *, received_at: datetime, at: datetime, by: Author, answered: Answer | None = None
) -> Received:
    """Register a notification: one row and one 24-hour clock per child. It never refuses.

    What is missing becomes questions to Modtagelsen, codes nobody knows are kept and flagged, a hit on one of
    our own goes to the deputy. `received_at` is when it was given, `at` when it is recorded: a moment ahead of
    that (a clock that runs fast) counts as now. `answered` makes the row that remembers what the door answers;
    it is written in the same statement, and a second request under the same key raises
    django.db.IntegrityError with nothing stored.
    """
    report = without_what_cannot_be_kept(report)
    received_at = min(received_at, at)
    on = danish_day(received_at)
    codes = sort(report, on=on)
    met = meet(children_said(report), codes, on=on, language=report.language, carried_by=_carried_by(report))
    suspect = _suspect(report)
    people = _people(report, met, suspect)
    desk = front_desk(people, addresses=addresses_said(met), at=at)
    terms = terms_now(desk.municipality)
    deputised = deputise(desk.unit, people, on=danish_day(at)) if desk.our_own else None
    near = _near(met, [home.pk for home in desk.homes.values()], suspect, codes, on=on)
    in_the_record = [*(each.child.pk for each in met if each.known), *(each.child_id for each in near)]
    with open_book(at=at, by=by, alone=not in_the_record) as book:
        hold_still(in_the_record)
        notification = book.add(_notification(report, codes, desk, deputised, received_at=received_at, book=book))
        if suspect is not None and suspect._state.adding:
            book.add(suspect)
        notification.suspect_person = suspect
        take_into_the_record(book, met, desk.homes, received_at=received_at, on=on)
        concerns = _concerns(book, notification, met, assess_before(received_at, law_on=terms.law_on))
        _write_line(book, notification, codes, met, near)
        _hold(book, met, codes)
        _ask(book, notification, report, codes, met, on)
        _ask_about_earlier_warnings(book, notification, codes, met)
        around = list(dict.fromkeys([*(each.child.pk for each in met), *(each.child_id for each in near)]))
        _hand_to_those_who_act(book, notification, desk, deputised, around)
        received = Received(notification, notification.receipt, concerns, concerns[0].assess_before)
        if answered is not None:
            book.add(answered(received))
        with counting_on(terms):
            recount_duties(book, around)
    return received


def _hand_to_those_who_act(
    book: Book, notification: Notification, desk: FrontDesk, deputised: Deputised | None, around: list[UUID]
) -> None:
    """Keys to the children around it, or the deputy's alone where it is one of our own; the desk and the watch told."""
    cut_keys(book, notification, deputised, around)
    if deputised:
        open_ones_follow(book, deputised, around)
        tell_the_deputy(book, notification)
    tell_the_desk(book, notification, desk.municipality)
    if notification.outside_hours:
        _ring(book, notification, desk)


def _notification(
    report: Report,
    codes: Sorted,
    desk: FrontDesk,
    deputised: Deputised | None,
    *,
    received_at: datetime,
    book: Book,
) -> Notification:
    return Notification(
        receipt=new_receipt(),
        received_at=received_at,
        recorded_at=book.at,
        channel=codes.channel,
        taken_by=book.by.user_id,
        text=report.text + _too_long_for_their_columns(report),
        notifier_kind=codes.notifier_kind,
        notifier_name=report.notifier.name[:300],
        notifier_contact=report.notifier.contact[:300],
        notifier_identity=codes.identity,
        concerns=list(codes.concerns),
        safety_flags=list(codes.safety_flags),
        unknown_codes=[code[:80] for code in codes.unknown],
        danger_now=codes.danger_now,
        parents_may_know=codes.parents_may_know,
        suspect=list(codes.suspect),
        language=report.language[:60],
        parents_said=[
            {"name": said.name[:300], "phone": said.phone[:60], "knows_of_notification": said.knows_of_notification}
            for said in report.parents
        ],
        outside_hours=not desk.is_open,
        unit=deputised.unit if deputised else desk.unit,
        routed_to_deputy=deputised is not None,
    )


def _too_long_for_their_columns(report: Report) -> str:
    """What was said in a short field at greater length than the field holds: kept with the words, never cut off."""
    notifier = report.notifier
    said = [("underretter", notifier.name, 300), ("underretters kontakt", notifier.contact, 300)]
    said += [("sprog", report.language, 60), ("mistænkt", report.suspect_name, 300)]
    for number, child in enumerate(report.children, 1):
        said += [
            (f"barn {number}, navn", child.name, 300),
            (f"barn {number}, beskrivelse", child.description, 1000),
            (f"barn {number}, adresse", child.address, 300),
            (f"barn {number}, hvor nu", child.whereabouts_now, 300),
            (f"barn {number}, skole eller dagtilbud", child.school_or_daycare, 200),
            (f"barn {number}, kommune", child.municipality, 100),
            (f"barn {number}, CPR-nummer som skrevet", "" if readable_cpr(child.cpr) else child.cpr, 60),
        ]
    for number, parent in enumerate(report.parents, 1):
        said += [(f"forælder {number}, navn", parent.name, 300), (f"forælder {number}, telefon", parent.phone, 60)]
    whole = [f"[{what}] {value}" for what, value, most in said if len(value) > most]
    return "\n\nOplyst i andre felter:\n" + "\n".join(whole) if whole else ""


def _carried_by(report: Report) -> str:
    """Who expects the child, where one grown-up alone is named."""
    named = [parent.name.strip() for parent in report.parents if parent.name.strip()]
    return named[0] if len(named) == 1 else ""


def _people(report: Report, met: Sequence[Met], suspect: Adult | None) -> People:
    """Everybody named, as the register of our own people knows them."""
    known = [each.child.pk for each in met if each.known]
    names, cprs, addresses = names_around(known) if known else (set(), set(), set())
    said = [report.notifier.name, report.suspect_name, suspect.name if suspect else ""]
    said += [person.name for person in report.parents] + [each.said.name for each in met]
    return People(
        names=names | {folded(name.strip()) for name in said},
        cprs=cprs | {lookup_print(cpr) for each in met if (cpr := readable_cpr(each.said.cpr))},
        addresses=addresses | {folded(each.said.address.strip()) for each in met},
    )


def _suspect(report: Report) -> Adult | None:
    """The adult suspected: the one staff picked, or somebody new by that name. Nobody is matched by name."""
    picked: Adult | None = None
    if report.suspect_adult is not None:
        picked = Adult.objects.filter(pk=report.suspect_adult).first()
    if picked is None and report.suspect_name.strip():
        picked = Adult(name=report.suspect_name.strip()[:300])
    return picked


def _near(met: Sequence[Met], homes: Sequence[UUID], suspect: Adult | None, codes: Sorted, *, on: date) -> list[Around]:
    """The other minors of the homes, the siblings, and the children of the one suspected."""
    known = [each.child.pk for each in met if each.known]
    adults = [suspect.pk] if suspect is not None and not suspect._state.adding else []
    if not (known or homes or adults):
        return []
    return children_around(known, on=on, homes=homes, adults=adults, placements_too=codes.about_the_place)


def _concerns(book: Book, notification: Notification, met: Sequence[Met], before: datetime) -> tuple[Concern, ...]:
    return tuple(
        book.add(
            Concern(
                notification=notification,
                child=each.child,
                whereabouts_now=each.said.whereabouts_now[:300],
                assess_before=before,
            )
        )
        for each in met
    )


def _write_line(
    book: Book, notification: Notification, codes: Sorted, met: Sequence[Met], near: Iterable[Around]
) -> None:
    """The line that starts the clocks; its marks are those the clocks ask for."""
    book.line(
        "notification received",
        about=[each.child.pk for each in met],
        passed_over=[each.child_id for each in near],
        happened_at=notification.received_at,
        facts={
            "notification": str(notification.pk),
            "channel": codes.channel,
            "notifier": codes.notifier_kind,
            "notifier_answerable": codes.answerable,
            "from_other_municipality": codes.channel == "other_municipality",
            "suspicion_of_abuse": codes.suspicion_of_abuse,
            "safety_flags": list(codes.safety_flags),
            "danger_now": codes.danger_now,
        },
    )


def _hold(book: Book, met: Sequence[Met], codes: Sorted) -> None:
    """A contact hold on every child concerned that has none, when honour, abuse or the home is suspected."""
    if not codes.hold_because:
        return
    standing = held([each.child.pk for each in met if each.known])
    on_hold = [each.child for each in met if each.child.pk not in standing]
    put_on_hold(book, on_hold, because=codes.hold_because, set_at=book.at)


def _ask(book: Book, notification: Notification, report: Report, codes: Sorted, met: Sequence[Met], on: date) -> None:
    """What is missing: of the notification (and so of a child nobody has named), then of each child."""
    only = met[0].child.pk if len(met) == 1 else None
    asked = [(question, only) for question in what_is_missing(report, codes)]
    for number, each in enumerate(met, 1):
        known = each.child if each.known else None
        missing = missing_of_child(each.said, codes, known=known, on=on, number=number, of=len(met))
        asked += [(question, each.child.pk) for question in missing]
    for question, child in asked:
        book.add(Question(notification=notification, asked_of=child, **vars(question)))


def _ask_about_earlier_warnings(book: Book, notification: Notification, codes: Sorted, met: Sequence[Met]) -> None:
    """From the second warning about one place or one adult, on whatever child, the leader is told (law review F10)."""
    suspect = notification.suspect_person
    known = [each.child.pk for each in met if each.known] if codes.about_the_place else []
    if not known and suspect is None:
        return
    so_far = earlier_warnings(known, adult=suspect, folded_name=folded(suspect.name) if suspect else "")
    if so_far.about_the_place:
        asks = (
            f"Underretning nr. {so_far.about_the_place + 1} om samme anbringelsessted. Vurder også de andre børn dér."
        )
        book.add(Question(notification=notification, asks=asks, to_leader=True))
    if so_far.about_the_adult:
        asks = f"Underretning nr. {so_far.about_the_adult + 1}, hvor den samme voksne er nævnt. Se dem samlet."
        book.add(Question(notification=notification, asks=asks, to_leader=True))


def _ring(book: Book, notification: Notification, desk: FrontDesk) -> None:
    """Alarm the watch, unless it was somebody on watch who took the call."""
    if book.by.user_id is None or all(watch.user_id != book.by.user_id for watch in desk.watches):
        ring(book, notification, watches=desk.watches, municipality=desk.municipality)
