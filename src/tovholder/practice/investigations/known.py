"""What we already know when a section is written, each piece with its source and date.

Nothing is asked twice: what the front desk, earlier investigations and others have told stands on top of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.law.codelists import word_of
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read, in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import (
    AskedOf,
    AskedStatement,
    ChildConversation,
    ChildRequest,
    ChosenEvent,
    Investigation,
    SectionKind,
    TargetedAssessment,
    Visible,
)
from tovholder.practice.intake.models import Concern, NotifierIdentity, SafetyAssessment, Screening

FACTS, SAYINGS = "facts", "sayings"
# Where what somebody told us belongs; others may belong anywhere.
_SECTION_OF = {
    AskedOf.SCHOOL: SectionKind.SCHOOL,
    AskedOf.DAYCARE: SectionKind.SCHOOL,
    AskedOf.PPR: SectionKind.SCHOOL,
    AskedOf.DOCTOR: SectionKind.HEALTH,
    AskedOf.HEALTH_VISITOR: SectionKind.HEALTH,
    AskedOf.DENTIST: SectionKind.HEALTH,
    AskedOf.PSYCHIATRY: SectionKind.HEALTH,
    AskedOf.MIDWIFE: SectionKind.HEALTH,
}


@dataclass(frozen=True)
class Known:
    """One thing we know: who told it, when, and in which words.

    `section` is where it belongs, None for all. `field` is the kind of sentence it becomes when it is taken over;
    empty where it must not be; then `why_not` says why, and `way` leads to where that can be changed: words, address.
    """

    key: str
    source: str
    at: datetime
    words: str
    section: SectionKind | None = None
    field: str = FACTS
    why_not: str = ""
    way: tuple[str, str] = ("", "")

    @in_danish
    def as_sentence(self) -> str:
        """The line that stands in the section when somebody takes it over."""
        words = " ".join(self.words.split())
        if self.field == SAYINGS:  # who says it comes first
            return f"{self.source}, {day(self.at)}: {words}"
        return f"{words} ({self.source}, {day(self.at)})"


def known_about(child: Child, *, reader: Reader, besides: Investigation) -> list[Known]:
    """All that is known of the child beside this investigation's own texts, the newest first. One statement.

    What went to a deputy because one of our own is concerned is known to that unit alone.
    """
    lists = {f"known_{name}": part for name, part in _parts(reader, besides).items()}
    row = Child.objects.filter(pk=child.pk).annotate(**lists).values(*lists).get()
    readers = {
        "known_notifications": _notification,
        "known_assessments": _assessment,
        "known_screenings": _screening,
        "known_statements": _statement,
        "known_talks": _talk,
        "known_wishes": _wish,
        "known_investigations": _earlier,
        "known_targeted": _targeted,
        "known_chosen": _chosen,
    }
    found = [read(each) for name, read in readers.items() for each in row[name]]
    return sorted(found, key=lambda each: each.at, reverse=True)


def in_section(found: list[Known], section: SectionKind) -> tuple[list[Known], list[Known]]:
    """What belongs to this section, and what may belong anywhere."""
    return [each for each in found if each.section == section], [each for each in found if each.section is None]


def _parts(reader: Reader, besides: Investigation) -> dict[str, ArraySubquery]:
    mine = Q(child__in=Child.objects.identified_as(OuterRef(OuterRef("pk"))).values("pk"))
    own = Q(notification__routed_to_deputy=False) | Q(notification__unit__in=reader.units)
    concerns = Concern.objects.filter(mine, own, moved_to=None)
    of_concern = {"concern__in": concerns.values("pk")}
    received = AskedStatement.objects.filter(mine, read_at__isnull=False).exclude(says="")
    talks = ChildConversation.objects.filter(mine).exclude(words="", seen="")
    wishes = ChildRequest.objects.filter(mine).exclude(words="")
    earlier = Investigation.objects.filter(mine, completed_at__isnull=False).exclude(pk=besides.pk)
    targeted = TargetedAssessment.objects.filter(mine, completed_at__isnull=False)
    moments = Line.objects.filter(pk=OuterRef("line_id")).values("happened_at")
    chosen = ChosenEvent.objects.filter(mine, dropped_at=None).annotate(happened_at=Subquery(moments[:1]))
    return {
        "chosen": _list(chosen, at="happened_at", why="why", did="did"),
        "notifications": _list(
            concerns,
            at="notification__received_at",
            text="notification__text",
            kind="notification__notifier_kind",
            identity="notification__notifier_identity",
        ),
        "assessments": _list(
            SafetyAssessment.objects.filter(**of_concern), at="assessed_at", result="result", reason="reason"
        ),
        "screenings": _list(
            Screening.objects.filter(**of_concern), at="screened_at", outcome="outcome", reason="reason"
        ),
        "statements": _list(received, at="received_at", of="asked_of", name="asked_of_name", says="says"),
        "talks": _list(talks, at="happened_at", words="words", seen="seen", visible_to="visible_to"),
        "wishes": _list(wishes, at="happened_at", what="what", words="words", child="child"),
        "investigations": _list(earlier, at="completed_at", conclusion="conclusion"),
        "targeted": _list(targeted, at="completed_at", conclusion="conclusion"),
    }


def _list(rows: QuerySet[Any], **fields: str) -> ArraySubquery:
    return rows_of(rows.order_by(), id="pk", **fields)


def _at(row: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(row["at"])


def _notification(row: dict[str, Any]) -> Known:
    if row["identity"] == NotifierIdentity.NAMED:
        who = _("Underretning, %s") % word_of(row["kind"], "notifier").lower()
    else:  # who it was must not be guessed from what kind of person it was
        who = _("Underretning, underretter ikke oplyst")
    return Known(row["id"], who, _at(row), row["text"], field=SAYINGS)


def _assessment(row: dict[str, Any]) -> Known:
    result = word_of(row["result"], "safety_assessment_result")
    return Known(row["id"], _("24-timers vurdering"), _at(row), f"{result}. {row['reason']}")


def _screening(row: dict[str, Any]) -> Known:
    outcome = word_of(row["outcome"], "notification_outcome")
    return Known(row["id"], _("Screening"), _at(row), f"{outcome}. {row['reason']}")


def _statement(row: dict[str, Any]) -> Known:
    who = _("Udtalelse fra %s") % (row["name"] or AskedOf(row["of"]).label)
    return Known(row["id"], who, _at(row), row["says"], section=_SECTION_OF.get(AskedOf(row["of"])), field=SAYINGS)


def _talk(row: dict[str, Any]) -> Known:
    """The child's words: they go into what the parents can read only after an act has shared them (F02)."""
    shared = Visible.CUSTODY_HOLDER.value in row["visible_to"]
    why_not = "" if shared else _("Barnets ord er kun for medarbejdere. Del dem, før de skrives i undersøgelsen.")
    return Known(
        row["id"],
        _("Samtale med barnet"),
        _at(row),
        row["words"] or row["seen"],
        section=SectionKind.CHILD,
        field=SAYINGS if shared else "",
        why_not=why_not,
        way=(_("Se samtalen"), reverse("casework:talk", args=[row["id"]])),
    )


def _wish(row: dict[str, Any]) -> Known:
    """What the child asked for: nobody has shared those words, so they are read here and not taken over (F02)."""
    source = _("Barnet bad om %s") % as_read(str(ChildRequest.What(row["what"]).label))
    why_not = _("Barnets ord er kun for medarbejdere. Spørg barnet i en samtale, om de må stå her.")
    way = (_("Skriv en samtale"), reverse("casework:speak_with_child", args=[row["child"]]))
    return Known(
        row["id"], source, _at(row), row["words"], section=SectionKind.CHILD, field="", why_not=why_not, way=way
    )


def _earlier(row: dict[str, Any]) -> Known:
    return Known(row["id"], _("Tidligere undersøgelse"), _at(row), row["conclusion"] or _("Uden konklusion i sagen."))


def _targeted(row: dict[str, Any]) -> Known:
    return Known(row["id"], _("Afdækning"), _at(row), row["conclusion"])


def _chosen(row: dict[str, Any]) -> Known:
    words = " ".join(filter(None, [row["why"], row["did"]]))
    return Known(row["id"], _("Udvalgt i kronologien"), _at(row), words)
