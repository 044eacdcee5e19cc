"""Tjek dine svar: what is missing before an investigation is completed. It warns and asks why; the law stops once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.families.showing import shown_name
from tovholder.practice.casework.models import SectionKind, SectionState, SectionText
from tovholder.practice.investigations.sections import Section

DONE = (SectionState.FINISHED, SectionState.NOT_RELEVANT)


@dataclass(frozen=True)
class Check:
    """One thing to look at: well answered, or what is missing, with the page where it is done."""

    code: str
    label: str
    missing: str = ""
    page: str = ""

    @property
    def is_well(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def check_sections(sections: Sequence[Section], texts: Mapping[SectionKind, SectionText]) -> Check:
    """Every section finished, or said not to be relevant."""
    open_ones = [each.label for each in sections if each.kind not in texts or texts[each.kind].state not in DONE]
    missing = _("Ikke færdige: %s.") % ", ".join(open_ones) if open_ones else ""
    return Check("sections", _("Alle afsnit er færdige eller ikke relevante"), missing, "task_list")


def check_child(child: Child, *, heard: bool) -> Check | None:
    """The child heard about this very matter, or the lawful reason why not (Barnets lov § 5, stk. 3).

    None before a birth: there is nobody to talk with yet.
    """
    if child.state == ChildState.UNBORN:
        return None
    missing = "" if heard else _("Ingen har talt med barnet om undersøgelsen, og der står ingen grund.")
    return Check("child", _("Barnet er hørt om undersøgelsen, eller grunden er skrevet"), missing)


def check_siblings(siblings: Sequence[Child], *, weighed: Collection[UUID]) -> Check:
    """Each other child of the family considered (Barnets lov § 21, stk. 1)."""
    names = [shown_name(each) for each in siblings if each.pk not in weighed]
    missing = _("Ingen stillingtagen til: %s.") % ", ".join(names) if names else ""
    label = _("Der er taget stilling til søskende") if siblings else _("Vi kender ingen søskende")
    return Check("siblings", label, missing, "siblings")


def check_statements(awaited: Sequence[str]) -> Check:
    """Nobody is waited for."""
    missing = _("Vi venter stadig på: %s.") % ", ".join(awaited) if awaited else ""
    return Check("statements", _("Vi venter ikke på nogen udtalelser"), missing, "task_list")


def left_in_words(completed_despite: Mapping[str, str]) -> list[tuple[str, str]]:
    """What an investigation was completed without, each with its reason; kept by the codes of the checks above."""
    lacks = {
        "sections": _("Ikke alle afsnit er færdige, fordi"),
        "child": _("Barnet er ikke hørt, fordi"),
        "siblings": _("Der er ikke taget stilling til alle søskende, fordi"),
        "statements": _("Ikke alle udtalelser er kommet, fordi"),
        "parents": _("En forælders syn mangler, fordi"),
    }
    return [(lacks.get(code, _("Afsluttet uden alt, fordi")), reason) for code, reason in completed_despite.items()]
