"""What Min dag leads to beside one's own children: on watch, for leaders, heads, a jurist, an administrator."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tovholder.core.committee.chair_decision import Standing
from tovholder.entrances.desk.context import address_of
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.letters.queries import MAY_KEEP
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.committee.queries.chair import running_chair_decisions
from tovholder.practice.decisions.queries import waiting_for_signature
from tovholder.steering.insight.carried import without_caseworker
from tovholder.steering.insight.leaderless import Leaderless, leaderless_units


@dataclass(frozen=True)
class Way:
    """A page to go to, and what is to be seen there."""

    words: str
    url: str
    hint: str = ""


def proposals_to_sign(reader: Reader) -> list[Way]:
    """How many decisions wait for the reader's signature, and the way to them; nothing when none do."""
    if not reader.is_leader or not (waiting := len(waiting_for_signature(reader))):
        return []
    words = ngettext(
        "%(n)d forslag til afgørelse venter på din underskrift",
        "%(n)d forslag til afgørelser venter på din underskrift",
        waiting,
    )
    return [Way(words % {"n": waiting}, address_of("decisions:waiting"))]


def chair_decisions_to_follow(reader: Reader) -> list[Way]:
    """To a jurist: how many chair decisions have lapsed, and how many wait for the committee; each opens the list."""
    if PostKind.JURIST not in reader.kinds:
        return []
    stand = [each.standing for each in running_chair_decisions(reader)]
    lapsed, waiting = stand.count(Standing.LAPSED), stand.count(Standing.IN_FORCE)
    told = []
    if lapsed:
        told.append(
            ngettext(
                "%(n)d formandsafgørelse er bortfaldet: barnet er uden retsgrundlag",
                "%(n)d formandsafgørelser er bortfaldet: børnene er uden retsgrundlag",
                lapsed,
            )
            % {"n": lapsed}
        )
    if waiting:
        told.append(
            ngettext(
                "%(n)d formandsafgørelse venter på udvalgets godkendelse",
                "%(n)d formandsafgørelser venter på udvalgets godkendelse",
                waiting,
            )
            % {"n": waiting}
        )
    return [Way(words, address_of("committee:overview")) for words in told]


def children_without_caseworker(reader: Reader) -> list[Way]:
    """For each unit the reader leads: how many children there have nobody yet, and the way to them."""
    if not reader.is_leader:
        return []
    return [
        Way(
            ngettext(
                "%(n)d barn i %(unit)s har ingen rådgiver", "%(n)d børn i %(unit)s har ingen rådgiver", each.children
            )
            % {"n": each.children, "unit": each.unit},
            address_of("insight:carried_by_nobody", each.unit_id),
        )
        for each in without_caseworker(reader)
    ]


def units_without_a_leader(reader: Reader) -> list[Way]:
    """To the administrator, who fills the posts, and the heads: where something waits for a leader there is none of."""
    if not (reader.is_administrator or PostKind.HEAD in reader.kinds):
        return []
    return [
        Way(
            ngettext(
                "%(unit)s har ingen leder, og %(n)d barn venter på en",
                "%(unit)s har ingen leder, og %(n)d børn venter på en",
                each.children,
            )
            % {"unit": each.unit.name, "n": each.children},
            _where_to_look(each, reader),
        )
        for each in leaderless_units(on=reader.today)
    ]


def _where_to_look(each: Leaderless, reader: Reader) -> str:
    if reader.is_administrator:
        return address_of("administration:unit", each.unit.pk)
    return address_of("insight:team_of", each.unit.pk) if each.has_figures else address_of("insight:overview")


def ways_without_children(reader: Reader) -> list[Way]:
    """Where the work is for who has no children on their desk; nothing for who is only between two cases."""
    ways = []
    if reader.on_watch:
        ways += [Way(_("Vagtsiden"), address_of("intake:watch"), _("Hvem venter, og hvem du kan ringe til."))]
        ways += [Way(_("Ny underretning"), address_of("intake:begin"), _("Nogen ringer og er bekymret for et barn."))]
    if PostKind.JURIST in reader.kinds:
        ways += [Way(_("Udvalget"), address_of("committee:overview"), _("Sager, møder, udsendelser og protokoller."))]
    if reader.is_leader:
        seen = _("Er alle børn set i tide?")
        ways += [Way(_("Ledelse"), address_of("insight:overview"), seen)]
        ways += [Way(_("Hvad bærer hver rådgiver?"), address_of("insight:team"), _("Tallene for hver enhed."))]
    if reader.is_administrator:
        ways += [Way(_("Administration"), address_of("administration:overview"), _("Medarbejdere, enheder og vagter."))]
    if reader.kinds & MAY_KEEP:
        ways += [Way(_("Brevskabeloner"), address_of("letters:templates"), _("Ordlyden i kommunens breve."))]
        ways += [
            Way(_("Kompetenceplanen"), address_of("decisions:competence"), _("Hvem må afgøre hvad, og fra hvornår."))
        ]
        ways += [Way(_("Udvalgets medlemmer"), address_of("committee:members"), _("Hvem sidder i udvalget."))]
    return ways
