"""Contact between a placed child and family or network (samvær): decided, paused, held, taken up again."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import DecidedBy, FamilyContact, Placement


def decide_contact(
    placement: Placement,
    *,
    with_whom: str,
    form: str,
    every_days: int | None,
    decided_by: DecidedBy = DecidedBy.MUNICIPALITY,
    childs_wish: str = "",
    reasons: str = "",
    until: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> FamilyContact:
    """Record what contact was decided with somebody; it takes the place of what was decided with the same person.

    `every_days` is the decided schedule, None where there is none. Rarer than once a month is a break, which only the
    committee decides (Barnets lov § 105; law review F28): the form says so, and the clock CONTACT-BREAK reads the line.
    """
    with open_book(at=at, by=by) as book:
        for before in standing_contacts(placement, with_whom=with_whom):
            before.ended_at = max(happened_at, before.happened_at)
            book.change(before, "ended_at")
        made = happening(
            book,
            FamilyContact,
            placement.child,
            happened_at=happened_at,
            placement=placement,
            with_whom=with_whom,
            form=form,
            every_days=every_days,
            decided_by=decided_by,
            childs_wish=childs_wish,
            reasons=reasons,
            until=until,
        )
        facts = {
            "placement": str(placement.pk),
            "contact": str(made.pk),
            "form": form,
            "every_days": every_days,
            "by": str(decided_by),
            "until": until.isoformat() if until else None,
        }
        tell(book, EventKind.FAMILY_CONTACT_DECIDED, [placement.child], happened_at=happened_at, facts=facts)
    return made


def pause_contact(
    placement: Placement,
    *,
    with_whom: str,
    until: date,
    childs_wish: str,
    reasons: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> FamilyContact:
    """Record that contact is suspended because the child asked for it: at most 8 weeks. Barnets lov § 104, stk. 5."""
    with open_book(at=at, by=by) as book:
        made = happening(
            book,
            FamilyContact,
            placement.child,
            happened_at=happened_at,
            placement=placement,
            with_whom=with_whom,
            form=FamilyContact.PAUSE,
            decided_by=DecidedBy.MUNICIPALITY,
            childs_wish=childs_wish,
            reasons=reasons,
            until=until,
        )
        facts = {"placement": str(placement.pk), "contact": str(made.pk), "until": until.isoformat()}
        tell(book, EventKind.FAMILY_CONTACT_SUSPENDED, [placement.child], happened_at=happened_at, facts=facts)
    return made


def resume_contact(pause: FamilyContact, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """The pause is over, in time or before."""
    with open_book(at=at, by=by) as book:
        pause.ended_at = max(happened_at, pause.happened_at)
        book.change(pause, "ended_at")
        facts = {"placement": str(pause.placement_id), "contact": str(pause.pk)}
        tell(book, EventKind.FAMILY_CONTACT_RESUMED, [pause.child], happened_at=happened_at, facts=facts)


def record_contact_held(
    contact: FamilyContact, *, went: str = "", happened_at: datetime, at: datetime, by: Author
) -> None:
    """Record that the child and the family met as decided. A longer gap than was decided only asks why."""
    with open_book(at=at, by=by) as book:
        contact.last_held_on, contact.last_went = danish_day(happened_at), went
        book.change(contact, "last_held_on", "last_went")
        facts = {"placement": str(contact.placement_id), "contact": str(contact.pk), "went": went}
        tell(book, EventKind.FAMILY_CONTACT_HELD, [contact.child], happened_at=happened_at, facts=facts)


def standing_contacts(placement: Placement, *, with_whom: str) -> list[FamilyContact]:
    """What is decided about contact with this person and not yet replaced; pauses stand beside it."""
    decided = FamilyContact.objects.filter(placement=placement, with_whom__iexact=with_whom, ended_at=None)
    return list(decided.exclude(form=FamilyContact.PAUSE))
