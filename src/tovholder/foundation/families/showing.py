"""What a child is called on a page, known or not, and how old."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _

from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.ui.wording import age, day

# The columns that `shown_name` and `shown_age` read: a list needs no more of a child.
SHOWN = ("name", "called", "state", "description", "birth_date", "due_date", "died_on")


def shown_name(child: Child) -> str:
    """The name the child wants, else the name, else how somebody described the child."""
    known = child.called or child.name
    if known:
        return str(known)
    what = _("Ufødt barn") if child.state == ChildState.UNBORN else _("Ukendt barn")
    return f"{what}: {_shortened(child.description)}" if child.description else what


def shown_age(child: Child, *, on: date) -> str:
    """How old the child is that day; when it is due, or when it died."""
    if child.died_on is not None:
        return _("død %s") % day(child.died_on)
    if child.birth_date is None and child.due_date is not None:
        return _("termin %s") % day(child.due_date)
    return age(child.birth_date, on)


def name_and_age(child: Child, *, on: date) -> str:
    """What the child is called and how old it is: so one is told from another in a list of children."""
    return f"{shown_name(child)}, {shown_age(child, on=on)}"


def age_in_its_place(child: Child, *, on: date) -> str:
    """As `shown_age`, where "Alder" stands beside it: a day of birth nobody knows makes it "ukendt" alone."""
    known = child.died_on or child.birth_date or child.due_date
    return shown_age(child, on=on) if known else _("ukendt")


def name_in_the_database(path: str = "") -> Coalesce:
    """What the child is called, as `shown_name` says it but without the description, worked out by the database.

    `path` leads to the child ("child__").
    """
    unborn = When(**{f"{path}state": ChildState.UNBORN}, then=Value("Ufødt barn"))
    return Coalesce(
        NullIf(f"{path}called", Value("")),
        NullIf(f"{path}name", Value("")),
        Case(unborn, default=Value("Ukendt barn"), output_field=CharField()),
    )


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()} …"
