"""What shall happen with a child's notification (screening), and why. Barnets lov § 18."""

from __future__ import annotations

from datetime import datetime, timedelta

from tovholder.foundation.access.actions import cut_key
from tovholder.foundation.access.models import KeyKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Unit, UnitKind
from tovholder.foundation.organisation.queries import the_municipality
from tovholder.practice.intake.models import Concern, Screening
from tovholder.practice.intake.queries.of_notification import history_keys, others_wait

OTHER_MUNICIPALITY = "N8"
JOINED = "N11"
DIED = "N12"
# The four months to an investigation (Barnets lov § 20) fall away with these outcomes. With the others something
# runs on that may still end in one, and the earlier date is the safe side.
NOTHING_OPENS = frozenset({"N0", "N1", "N2", "N3", OTHER_MUNICIPALITY, DIED})
# Here nobody has more to do; with every other outcome somebody has, and until it is another it is Modtagelsen.
NOBODY_GOES_ON = frozenset({"N0", OTHER_MUNICIPALITY, JOINED, DIED})


class ChildLives(ValueError):
    """A notification is closed for a death only where the child has died."""


class NotAssessedYet(ValueError):
    """The child's safety has to be assessed here before the notification is passed to another municipality."""


def screen(
    concern: Concern,
    *,
    outcome: str,
    reason: str,
    unfounded: bool = False,
    sent_to: Unit | None = None,
    opens: bool | None = None,
    screened_at: datetime,
    at: datetime,
    by: Author,
    by_name: str = "",
) -> Screening:
    """Record the outcome for this child, a code of the list notification_outcome; a later one supersedes it.

    `opens` says whether the four months to an investigation run on; None: as the outcome says. N8 raises
    NotAssessedYet without a safety assessment. An unfounded notification stays, counts, and sets no flag.
    """
    if outcome == OTHER_MUNICIPALITY and concern.assessed_at is None:
        raise NotAssessedYet("Vurder først barnets sikkerhed her. Derefter kan underretningen sendes videre.")
    with open_book(at=at, by=by) as book:
        screening = screen_in(
            book,
            concern,
            outcome=outcome,
            reason=reason,
            unfounded=unfounded,
            sent_to=sent_to,
            opens=opens,
            screened_at=screened_at,
            by_name=by_name,
        )
        recount_duties(book, [concern.child_id])
    return screening


def screen_in(
    book: Book,
    concern: Concern,
    *,
    outcome: str,
    reason: str,
    unfounded: bool = False,
    sent_to: Unit | None = None,
    opens: bool | None = None,
    screened_at: datetime,
    by_name: str = "",
) -> Screening:
    """The screening as part of a deed that recounts at its end."""
    screening = book.add(
        Screening(
            concern=concern,
            screened_at=screened_at,
            recorded_at=book.at,
            screened_by=book.by.user_id,
            screened_by_name=by_name[:200],
            outcome=outcome,
            reason=reason,
            unfounded=unfounded,
            sent_to=sent_to,
        )
    )
    concern.screened_at = screened_at
    book.change(concern, "screened_at")
    book.line(
        "screened",
        about=[concern.child_id],
        happened_at=screened_at,
        facts={
            "notification": str(concern.notification_id),
            "outcome": outcome,
            "opens": outcome not in NOTHING_OPENS if opens is None else opens,
            "unfounded": unfounded,
            "reason": reason,
            "sent_to": str(sent_to.pk) if sent_to else None,
        },
    )
    _hand_over(book, concern, outcome, sent_to)
    _close_history(book, concern)
    return screening


def close_after_death(concern: Concern, *, siblings: str, at: datetime, by: Author, by_name: str = "") -> Screening:
    """The child has died: nobody waits for its assessment any more. `siblings` is what was done for the others.

    An assessment that was never made is not made up: the row leaves the queue as closed, and is counted as that.
    Raises ChildLives.
    """
    if (concern.child.same_as or concern.child).died_on is None:
        raise ChildLives("Barnet står ikke som dødt. Registrér først dødsfaldet under Sagens gang.")
    with open_book(at=at, by=by) as book:
        concern.closed_by_death_at = at
        book.change(concern, "closed_by_death_at")
        closed = screen_in(book, concern, outcome=DIED, reason=siblings, screened_at=at, by_name=by_name)
        recount_duties(book, [concern.child_id])
    return closed


def _hand_over(book: Book, concern: Concern, outcome: str, sent_to: Unit | None) -> None:
    """The child goes to the unit it is sent to; one that another unit works with stays there, and both may look.

    Sent nowhere it stays in Modtagelsen as long as there is something to do: else it would stand on nobody's desk.
    """
    child = concern.child.same_as or concern.child
    if outcome not in NOBODY_GOES_ON and child.unit_id is None:
        sent_to = sent_to or concern.notification.unit
    if sent_to is None or child.unit_id == sent_to.pk:
        return
    if child.unit is None or child.unit.kind == UnitKind.INTAKE:
        child.unit = sent_to
        book.change(child, "unit")
        return
    cut_key(
        book,
        child_id=child.pk,
        unit_id=sent_to.pk,
        kind=KeyKind.HANDED_OVER,
        because=concern.notification_id,
        opens_at=book.at,
    )


def _close_history(book: Book, concern: Concern) -> None:
    """When no child of the notification waits any more, its keys close after the days the municipality has set."""
    if others_wait(concern):
        return
    closes_at = book.at + timedelta(days=the_municipality().history_open_days)
    for key in history_keys(concern.notification_id):
        if key.kind == KeyKind.DEPUTY and not concern.notification.routed_to_deputy:
            continue  # closed when the deputy let it back
        key.closes_at = closes_at
        book.change(key, "closes_at")


def take_on(concern: Concern, *, at: datetime, by: Author) -> None:
    """Somebody takes the child's row in the queue (tager den): the post, or who is on watch without one.

    Whose it is already takes it no second time.
    """
    whose = by.post_id, None if by.post_id else by.user_id
    with open_book(at=at, by=by) as book:
        held = Concern.objects.select_for_update().get(pk=concern.pk)
        concern.assigned_to, concern.assigned_user = whose
        if (held.assigned_to, held.assigned_user) == whose:
            return
        book.change(concern, "assigned_to", "assigned_user")
        facts = {"notification": str(concern.notification_id), "post": str(by.post_id) if by.post_id else None}
        book.line("notification taken on", about=[concern.child_id], happened_at=at, facts=facts)


def register_mandatory_ground(child: Child, *, ground: str, registered_at: datetime, at: datetime, by: Author) -> None:
    """A ground that obliges us to investigate, a code of assessment_ground. Barnets lov § 20, stk. 1."""
    with open_book(at=at, by=by) as book:
        book.line("mandatory ground registered", about=[child.pk], happened_at=registered_at, facts={"ground": ground})
        recount_duties(book, [child.pk])


def withdraw_mandatory_ground(child: Child, *, reason: str, withdrawn_at: datetime, at: datetime, by: Author) -> None:
    """The ground turned out not to be there; the reason is kept."""
    with open_book(at=at, by=by) as book:
        book.line("mandatory ground withdrawn", about=[child.pk], happened_at=withdrawn_at, facts={"reason": reason})
        recount_duties(book, [child.pk])
