"""A placement in words, and how it stands with what the law asks while a child is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day, months_after
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.kinds import contact_label, place_label
from tovholder.practice.casework.models import FamilyContact, PlaceChange, Placement, SupportPerson
from tovholder.practice.casework.periods import price_words

LONGEST_GAP = 31  # days between two visits before the page asks why (CONTACT-DUTY)


@dataclass(frozen=True)
class Contact:
    """Contact with somebody as it stands: how often, in which form, until when, and when it last took place."""

    record: FamilyContact
    words: str
    last: str
    asks_why: bool


@dataclass(frozen=True)
class Standing:
    """How it stands: contact and pauses, support persons found or not, the two steps of a change of place."""

    contacts: list[Contact]
    pauses: list[Contact]
    persons: list[tuple[str, str]]
    change: list[tuple[str, str]]
    next_step: int
    permanent: str


def facts_of_placement(placement: Placement) -> list[tuple[str, str]]:
    """What a placement is and rests on, for the top of its pages."""
    home, decision = placement.home, placement.decision
    name = (_("Hemmelig adresse") if home.secret else home.name) if home else ""
    basis = as_read(placement.get_basis_display()) or (_("Uden samtykke") if placement.forced else _("Med samtykke"))
    period = day(danish_day(placement.starts_at))
    if placement.ends_at:
        period += f" – {day(danish_day(placement.ends_at))}"
    siblings = as_read(placement.get_siblings_display())
    if placement.siblings_because:
        siblings += f": {placement.siblings_because}"
    renewal = _("senest %s") % day(placement.renewal_due) if placement.renewal_due else ""
    approval = placement.approval
    facts = [
        (_("Sted"), name),
        (_("Art"), as_read(place_label(placement.kind)) if placement.kind else ""),
        (_("Kommune"), placement.municipality),
        (_("Fra"), period),
        (_("Planlagt slut"), day(placement.planned_end) if placement.planned_end else ""),
        (_("Bygger på"), basis),
        (_("Behandles igen"), renewal),
        (_("Permanent siden"), day(placement.permanent_since) if placement.permanent_since else ""),
        (_("Alternativ til anbringelse overvejet"), decision.alternatives if decision else ""),
        (_("Søskende"), siblings),
        (_("Godkendt som netværksfamilie"), day(danish_day(approval.approved_at)) if approval else ""),
        (_("Godkendelsen ses på igen"), day(approval.review_on) if approval else ""),
        (_("Pris"), price_words(placement.price_month, None)),
        (_("Slut fordi"), as_read(placement.get_ended_because_display())),
        (_("Det sagde barnet og familien"), placement.ended_words),
        (_("Hjemgivelsesperiode til"), day(placement.return_until) if placement.return_until else ""),
    ]
    return [fact for fact in facts if fact[1]]


def standing_of(
    placement: Placement,
    *,
    contacts: Sequence[FamilyContact],
    persons: Sequence[SupportPerson],
    changes: Sequence[PlaceChange],
    today: date,
) -> Standing:
    """How it stands that day; of one that has ended, how it stood on its last."""
    if placement.ends_at:
        today = min(today, danish_day(placement.ends_at))
    standing = [each for each in contacts if each.ended_at is None and (each.until is None or each.until >= today)]
    in_words = [_contact(each, today=today) for each in standing]
    steps = {change.step for change in changes}
    earliest = months_after(danish_day(placement.starts_at), 36)
    may = (
        _("Kan tidligst afgøres %s (3 år, § 67).")
        if earliest > today
        else _("Har kunnet afgøres siden %s (3 år, § 67).")
    )
    return Standing(
        contacts=[each for each in in_words if each.record.form != FamilyContact.PAUSE],
        pauses=[each for each in in_words if each.record.form == FamilyContact.PAUSE],
        persons=[(as_read(str(whose.label)), _latest(persons, whose)) for whose in SupportPerson.Whose],
        change=[
            (_("%d. led") % change.step, _change(change)) for change in sorted(changes, key=lambda each: each.step)
        ],
        next_step=PlaceChange.PLACE if PlaceChange.GROUND in steps else PlaceChange.GROUND,
        permanent="" if placement.permanent_since or placement.ends_at else may % day(earliest),
    )


def _contact(contact: FamilyContact, *, today: date) -> Contact:
    parts = [as_read(contact_label(contact.form))]
    if contact.every_days:
        parts.append(often(contact.every_days))
    if contact.until:
        parts.append(_("til og med %s") % day(contact.until))
    by = as_read(contact.get_decided_by_display())
    parts.append(_("afgjort af %s") % (by[:1].lower() + by[1:]))
    since = contact.last_held_on or danish_day(contact.happened_at)
    gap = (today - since).days
    last = _("sidst %s") % day(contact.last_held_on) if contact.last_held_on else _("ikke skrevet ind som holdt endnu")
    asks = bool(contact.every_days) and gap > max(contact.every_days or 0, LONGEST_GAP)
    return Contact(contact, ", ".join(parts), last, asks)


def often(days: int) -> str:
    """Hver uge; hver 2. uge; hver 10. dag; en gang om måneden."""
    if days == 1:
        return _("hver dag")
    if days % 7 == 0 and days <= 28:
        return _("hver uge") if days == 7 else _("hver %d. uge") % (days // 7)
    return _("en gang om måneden") if days in (30, 31) else _("hver %d. dag") % days


def _latest(persons: Sequence[SupportPerson], whose: SupportPerson.Whose) -> str:
    mine = next((person for person in persons if person.whose == whose), None)
    if mine is None:
        return ""
    words = [as_read(mine.get_outcome_display()), mine.name, day(danish_day(mine.happened_at))]
    return ", ".join(word for word in words if word)


def _change(change: PlaceChange) -> str:
    what = _("Barnet skal flytte") if change.step == PlaceChange.GROUND else _("Til %s") % change.place
    return f"{what}. {as_read(change.get_decided_by_display())}, {day(danish_day(change.happened_at))}"
