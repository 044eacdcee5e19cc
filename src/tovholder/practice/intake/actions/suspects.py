"""Who is suspected: named when it is found out, so that the other children of that grown-up are seen too."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Adult, Residence
from tovholder.foundation.families.queries import children_around, hold_still
from tovholder.foundation.organisation.impartiality import Deputised, People, deputise, one_of_our_own
from tovholder.foundation.organisation.queries import intake_unit
from tovholder.practice.intake.actions.deputising import goes_to_the_deputy
from tovholder.practice.intake.actions.identifying import pass_over
from tovholder.practice.intake.actions.keys import keys_too
from tovholder.practice.intake.actions.nights import tell_the_deputy
from tovholder.practice.intake.models import Notification
from tovholder.practice.intake.queries.of_notification import children_of


def name_suspect(
    notification: Notification, *, adult: Adult | None = None, name: str = "", at: datetime, by: Author
) -> Adult:
    """The suspect of a notification (den mistænkte): a grown-up we know, or somebody new by that name.

    The children of a known one get the sibling clock that the notification could not start, and whoever assesses
    it the keys to them. One of our own sends it to the deputy, as when it came in (forvaltningsloven § 3). A later
    name takes the place of an earlier one; the line keeps both.
    """
    with open_book(at=at, by=by) as book:
        named = children_of(notification)
        suspect = adult or book.add(Adult(name=name.strip()[:300]))
        around = children_around([], on=danish_day(at), adults=[adult.pk]) if adult else []
        near = [each.child_id for each in around if each.child_id not in named]
        hold_still([*named, *near])
        before, notification.suspect_person = notification.suspect_person_id, suspect
        book.change(notification, "suspect_person")
        pass_over(book, notification, near, through="suspect")
        deputised = _deputised(suspect, on=danish_day(at))
        if deputised is None:
            keys_too(book, notification, near)
        else:
            goes_to_the_deputy(book, notification, deputised, [*named, *near])
        facts = {
            "notification": str(notification.pk),
            "adult": str(suspect.pk),
            "before": str(before) if before else None,
        }
        line = book.line("suspect named", about=named, happened_at=at, facts=facts)
        if deputised is not None:
            tell_the_deputy(book, notification, occasion=line.pk)
        recount_duties(book, [*named, *near])
    return suspect


def _deputised(suspect: Adult, *, on: date) -> Deputised | None:
    """Who takes over where the suspect is one of our own, by name, number or address; None where not."""
    homes = Residence.objects.on(on).filter(adult=suspect).values_list("home__address_key", flat=True)
    people = People(
        names={folded(suspect.name)},
        cprs={bytes(suspect.cpr_index)} if suspect.cpr_index else (),
        addresses=set() if suspect._state.adding else set(homes),
    )
    return deputise(intake_unit(on=on), people, on=on) if one_of_our_own(people) else None
