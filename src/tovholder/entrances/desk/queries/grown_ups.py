"""Who may be meant when a grown-up is written down: those a notifier has named, and those around the siblings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Adult, Child, Tie
from tovholder.practice.intake.models import Concern


@dataclass(frozen=True)
class Candidate:
    """Somebody who is named already. `adult` is their record when there is one, `kind` what they are to a sibling."""

    key: str
    name: str
    phone: str = ""
    adult: Adult | None = None
    kind: str = ""


def candidates(child: Child, siblings: Sequence[Child], *, on: date) -> list[Candidate]:
    """The grown-ups somebody has named already and who do not belong to the child yet. Two statements."""
    family = [child.pk, *(each.pk for each in siblings)]
    ties = Tie.objects.on(on).filter(child__in=family, adult__died_on=None).select_related("adult")
    around = list(ties.order_by("adult__name", "pk"))
    own = {tie.adult_id for tie in around if tie.child_id == child.pk}
    theirs = {
        tie.adult_id: Candidate(str(tie.adult_id), tie.adult.name, tie.adult.phone, tie.adult, tie.kind)
        for tie in around
        if tie.adult_id not in own and tie.adult.name
    }
    named = {folded(tie.adult.name) for tie in around}
    return [*_said(child, but=named), *theirs.values()]


def _said(child: Child, *, but: set[str]) -> list[Candidate]:
    """Whom the notifiers have named, each once; not those who are written down already."""
    concerns = Concern.objects.filter(child=child.pk, moved_to=None).order_by("notification__received_at", "pk")
    found: dict[str, Candidate] = {}
    for said in concerns.values_list("notification__parents_said", flat=True):
        for one in said:
            name = folded(one.get("name", ""))
            if name and name not in but:
                found[name] = Candidate(f"sagt-{len(found)}", one["name"], one.get("phone", ""))
    return list(found.values())
