"""Clara has moved to another municipality, and it has been told. Told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import days, when
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child, TieKind
from tovholder.foundation.letters.models import Outgoing
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ClosingReason, ConsentKind, Matter

NEW_MUNICIPALITY, MAILBOX = "Havby Kommune", "sikkerpost@havby.invalid"
SUMMARY = """Clara Frost har siden foråret haft en fast kontaktperson i Fjordby. Mor har selv bedt om hjælpen.

Clara flyttede med sin mor til Havby for en uge siden. Kontaktpersonen er stoppet ved flytningen. Clara har sagt, at hun
gerne vil have en ny voksen at tale med, når hun begynder i sin nye klasse.

Ring gerne til Sofie Lund i Familiegruppe Syd.
"""


def a_girl_who_moved(town: Offices, now: datetime) -> None:
    """Clara moved with her mother a week ago; the notice went the next day by secure mail, and was taken there."""
    clara, moved = _helped_in_fjordby(town, now - days(170)), now - days(7)
    casework.end_measure(clara, **when(moved, town.sofie))
    (move,) = casework.record_move([clara], to_municipality=NEW_MUNICIPALITY, **when(moved, town.sofie))
    sent = moved + timedelta(hours=5)
    notice = casework.send_notice(move, words=SUMMARY, mailbox=MAILBOX, at=sent, by=town.sofie.hand)
    _taken(notice, sent + timedelta(minutes=1))
    casework.close_case(
        clara.cases.get(),
        because="Clara bor i Havby, som har overtaget sagen.",
        reason=ClosingReason.MOVED,
        what_follows="Havby Kommune følger op.",
        parties_told_on=danish_day(now - days(4)),
        **when(now - days(4), town.sofie),
    )


def _helped_in_fjordby(town: Offices, at: datetime) -> Child:
    girl = Child(name="Clara Frost", birth_date=date(2015, 3, 9), school_or_daycare="Strandskolen")
    house = settle(
        "Klintevej 5, 9999 Fjordby",
        [(girl, "")],
        [Parent("Mia Frost", TieKind.MOTHER, "40 00 00 91")],
        at=at,
        by=town.sofie.hand,
        unit=town.south,
        caseworker=town.sofie.post,
    )
    (clara,) = house.children
    casework.open_case(clara, **when(at, town.sofie))
    talk = casework.speak_with_child(
        clara,
        about="hjælp i hverdagen",
        matters=[Matter.SUPPORT],
        alone=True,
        words="Jeg vil gerne have en at tale med, som ikke er mor.",
        **when(at + days(4), town.sofie),
    )
    casework.give_consent(clara, person_name="Mia Frost", kind=ConsentKind.HELP, **when(at + days(5), town.sofie))
    reasons = "Mor og Clara ønsker begge en voksen uden for hjemmet til Clara."
    casework.decide([clara], kind="support", reasons=reasons, relies_on=[talk], **when(at + days(6), town.sofie))
    casework.start_measure(clara, kind="3", **when(at + days(8), town.sofie))
    casework.follow_up(clara, result="Clara og kontaktpersonen ses hver uge.", **when(at + days(80), town.sofie))
    return clara


def _taken(notice: Outgoing, at: datetime) -> None:
    """The other municipality's mail server took the letter, as the outbox would have noted it; then all is told."""
    with open_book(at=at, by=NOBODY_LOGGED_IN) as book:
        notice.attempts, notice.done_at = 1, at
        book.change(notice, "attempts", "done_at")
    casework.see_to_notices(now=at)
