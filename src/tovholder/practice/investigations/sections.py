"""The sections of an investigation (afsnit): what each is called by the law of its day, and what it may ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child, ChildState
from tovholder.practice.casework.models import Investigation, SectionKind

BARNETS_LOV = date(2024, 1, 1)
# The word in each section's address.
ADDRESSES: Mapping[SectionKind, str] = {
    SectionKind.DEVELOPMENT: "udvikling",
    SectionKind.PARENTING: "foraeldre",
    SectionKind.FAMILY: "familie",
    SectionKind.NETWORK: "netvaerk",
    SectionKind.SCHOOL: "skole",
    SectionKind.HEALTH: "sundhed",
    SectionKind.CHILD: "barnet",
    SectionKind.HOME: "hjem",
    SectionKind.WHOLE: "samlet",
}
# What the six fixed areas of serviceloven § 50 were called until 2023; the others had no name of their own there.
_BEFORE_2024 = {
    SectionKind.DEVELOPMENT: _("Udvikling og adfærd"),
    SectionKind.FAMILY: _("Familieforhold"),
    SectionKind.NETWORK: _("Fritidsforhold, venskaber og netværk"),
    SectionKind.SCHOOL: _("Skoleforhold"),
    SectionKind.HEALTH: _("Sundhedsforhold"),
    SectionKind.HOME: _("Andre forhold: hjem og økonomi"),
}
# Before a birth (Barnets lov §§ 24-27): it is the expectant parents who are looked at.
_UNBORN = {
    SectionKind.DEVELOPMENT: _("Graviditeten og det kommende barn"),
    SectionKind.PARENTING: _("De kommende forældres kompetencer"),
    SectionKind.SCHOOL: _("De kommende forældres uddannelse og arbejde"),
    SectionKind.HEALTH: _("De kommende forældres sundhed"),
    SectionKind.CHILD: _("Det kommende barns behov"),
}
_NAMES = {
    SectionKind.DEVELOPMENT: _("Barnets udvikling"),
    SectionKind.PARENTING: _("Forældrekompetencer"),
    SectionKind.FAMILY: _("Familie og omgivelser"),
    SectionKind.NETWORK: _("Netværk"),
    SectionKind.SCHOOL: _("Dagtilbud, skole og læring"),
    SectionKind.HEALTH: _("Sundhed"),
    SectionKind.CHILD: _("Barnets perspektiv"),
    SectionKind.HOME: _("Hjem og økonomi"),
    SectionKind.WHOLE: _("Samlet vurdering"),
}
_ASKS = {
    SectionKind.DEVELOPMENT: _("Følelser, adfærd, sprog, venner og fritid. Hvad lykkes for barnet?"),
    SectionKind.PARENTING: _(
        "Tryg omsorg, stimulering og hjælp til relationer. Hvad kan forældrene selv, og hvad ikke?"
    ),
    SectionKind.FAMILY: _(
        "Familiens baggrund, søskende, samliv, vold eller misbrug, og hvad der holder familien oppe."
    ),
    SectionKind.NETWORK: _("Hvem betyder noget for barnet? Hvem kan hjælpe, og hvem er spurgt?"),
    SectionKind.SCHOOL: _("Fravær, trivsel og læring. Er der brug for en pædagogisk-psykologisk vurdering?"),
    SectionKind.HEALTH: _("Krop, søvn, tænder, sygdom, handicap, medicin og behandling."),
    SectionKind.CHILD: _("Hvad siger barnet selv, med egne ord? Hvad ønsker barnet?"),
    SectionKind.HOME: _("Bolig, arbejde og økonomi."),
    SectionKind.WHOLE: _("Hvad peger det samlet på, og hvorfor? Det er den begrundede stillingtagen."),
}


@dataclass(frozen=True)
class Section:
    """One section: what it is called here, what it may ask, and its page."""

    kind: SectionKind
    label: str
    asks: str

    @property
    def page(self) -> str:
        """The name of its address."""
        return f"investigations:section_{self.kind.value}"

    @property
    def is_whole(self) -> bool:
        """Whether it is Samlet vurdering, which draws on all the others."""
        return self.kind == SectionKind.WHOLE


def sections_of(investigation: Investigation, child: Child) -> list[Section]:
    """The nine sections in their order, in the words of the law the investigation began under."""
    words: dict[SectionKind, object] = dict(_NAMES)
    if child.state == ChildState.UNBORN:
        words |= _UNBORN
    elif is_older_law(investigation):
        words |= _BEFORE_2024
    return [Section(kind, str(words[kind]), str(_ASKS[kind])) for kind in SectionKind]


def section_of(kind: SectionKind, investigation: Investigation, child: Child) -> Section:
    """One of them."""
    return next(each for each in sections_of(investigation, child) if each.kind == kind)


def is_older_law(investigation: Investigation) -> bool:
    """Whether it began under serviceloven; one whose start nobody wrote down is judged by its end."""
    begun = investigation.started_at or investigation.completed_at
    return begun is not None and danish_day(begun) < BARNETS_LOV


def law_of(rule: str, at: datetime | None) -> str:
    """The paragraph of a rule by the law of that moment, in words; empty when there was none."""
    known = rulebook().rules.get(rule)
    version = known.version_on(danish_day(at)) if known and at else None
    return version.source if version else ""


def rule_of(child: Child) -> str:
    """The rule an investigation of this child stands on: before a birth that of expectant parents (§§ 24-27)."""
    return "UNBORN-SCREEN" if child.state == ChildState.UNBORN else "BFU-MUST"


def whose_view(child: Child) -> str:
    """Whom the investigation is made with: those who have custody, or those who will have a child."""
    unborn = child.state == ChildState.UNBORN
    return str(_("de kommende forældre") if unborn else _("forældremyndighedens indehavere"))
