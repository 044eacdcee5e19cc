"""Who is known around a child: those somebody is likely to talk with."""

from __future__ import annotations

from datetime import date

from django.db.models import Value

from tovholder.foundation.families.models import Child, Tie, TieKind
from tovholder.practice.casework.models import AskedOf, AskedStatement, NoteCopy

MOST_PEOPLE = 8
MOST_CALLERS = 4  # of those who have told something before
_ROLES: dict[str, str] = {**dict(TieKind.choices), **dict(AskedOf.choices), AskedOf.OTHER: "", TieKind.OTHER: ""}


def people_known_to(child: Child, *, on: date) -> list[str]:
    """The living adults tied to the child that day, the school, those asked for a statement, and those who have told
    something lately; each with what they are to the child, nobody twice. One statement.
    """
    ties = Tie.objects.on(on).filter(child=child, adult__died_on=None).exclude(adult__name="")
    asked = AskedStatement.objects.filter(child=child, refused_at=None).exclude(asked_of_name="")
    told = NoteCopy.objects.filter(child=child, struck_at=None).exclude(note__told_by="")
    lately = told.order_by("-note__recorded_at")[:MOST_CALLERS]
    rows = ties.order_by().values_list(Value(1), "adult__name", "kind")
    rows = rows.union(
        asked.order_by().values_list(Value(3), "asked_of_name", "asked_of"),
        lately.values_list(Value(4), "note__told_by", Value("")),
    )
    people: dict[str, str] = {}
    for _group, name, what in sorted([*rows, (2, child.school_or_daycare, "")]):
        role = _ROLES.get(what, "").lower()
        # Who has told something stands there with the role already: "Mette Holm, mor".
        people.setdefault(name.partition(",")[0].casefold(), f"{name}, {role}" if role else name)
    people.pop("", None)
    return list(people.values())[:MOST_PEOPLE]
