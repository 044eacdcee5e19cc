"""What speaks against two records being the same child: facts that stand on both and are not the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.ui.wording import day


@dataclass(frozen=True)
class Unlike:
    """One fact, as it stands on the one record and on the other."""

    what: str
    one: str
    other: str


def unlike(one: Child, other: Child) -> list[Unlike]:
    """The number, the birth date and the name, where both records have one and they differ."""
    return list(_unlike(one, other))


def speaks_against(found: list[Unlike]) -> str:
    """The differences in one sentence; empty when there are none."""
    if not found:
        return ""
    what = ", ".join(each.what for each in found)
    return _("Ikke det samme på de to: %s. Det kan være to børn. Find først ud af, hvad der er rigtigt.") % what


def _unlike(one: Child, other: Child) -> Iterator[Unlike]:
    if one.cpr_index and other.cpr_index and bytes(one.cpr_index) != bytes(other.cpr_index):
        yield Unlike(_("CPR-nummer"), _("sit eget"), _("sit eget, ikke det samme"))
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        yield Unlike(_("fødselsdag"), day(one.birth_date), day(other.birth_date))
    if one.name and other.name and folded(one.name) != folded(other.name):
        yield Unlike(_("navn"), shown_name(one), shown_name(other))
