"""What waits to be signed, and who signs: somebody in the child's unit, or else a head elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tovholder.foundation.access.models import Key, KeyKind, Shut
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.querysets import is_held_by
from tovholder.foundation.organisation.competence import LADDER, LEVEL_OF_POST, level_of
from tovholder.foundation.organisation.models import Employment, Level, PostKind
from tovholder.practice.decisions.models import Preparation, Proposal


def waiting_for_signature(reader: Reader) -> list[Proposal]:
    """The proposals that wait for somebody at this reader's level or below, about children the reader may see."""
    level = level_of(reader.kinds)
    reached = LADDER[: LADDER.index(level) + 1] if level in LADDER else ()
    mine = Child.objects.visible_to(reader, at=reader.at)
    waiting = Proposal.objects.filter(signed_at=None, returned_at=None, to_level__in=reached)
    waiting = waiting.filter(preparation__child__in=mine)
    return list(waiting.select_related("preparation", "preparation__child").order_by("sent_at"))


def sent_back() -> QuerySet[Proposal]:
    """What came back from who should have signed it, and lies with its writer: the last one sent of each decision."""
    after = Proposal.objects.filter(preparation=OuterRef("preparation"), sent_at__gt=OuterRef("sent_at"))
    lying = Proposal.objects.filter(preparation__decided_at=None, preparation__dropped_at=None)
    return lying.filter(~Exists(after), returned_at__isnull=False)


def begun_of(child: Child) -> QuerySet[Preparation]:
    """What is being prepared about the child, the oldest first: with whom it lies (`waits`, `came_back`)."""
    waiting = Proposal.objects.filter(preparation=OuterRef("pk"), signed_at=None, returned_at=None)
    returned = sent_back().filter(preparation=OuterRef("pk"))
    begun = Preparation.objects.filter(child=child, decided_at=None, dropped_at=None).order_by("begun_at")
    return begun.annotate(waits=Exists(waiting), came_back=Exists(returned))


@asked_by_deeds
def waiting_proposals(preparations: Sequence[Preparation]) -> list[Proposal]:
    """What waits for a signature of these decisions under preparation."""
    ours = [each.pk for each in preparations]
    return list(Proposal.objects.filter(preparation__in=ours, signed_at=None, returned_at=None).order_by("pk"))


def children_decided_with(preparation: Preparation) -> list[UUID]:
    """The siblings about whom the same is being prepared, and neither decided nor dropped."""
    if preparation.together is None:
        return []
    beside = Preparation.objects.filter(together=preparation.together, decided_at=None, dropped_at=None)
    return list(beside.exclude(pk=preparation.pk).order_by("pk").values_list("child", flat=True))


def somebody_signs(child: Child, *, level: Level, on: date) -> bool:
    """Whether somebody in the child's unit that day is at the level or above it."""
    kinds = [kind for kind, held in LEVEL_OF_POST.items() if LADDER.index(held) >= LADDER.index(level)]
    return bool(Employment.objects.on(on).filter(post__unit=child.unit_id, post__kind__in=kinds).exists())


def heads_to_sign(child: Child, *, level: Level, on: date) -> list[UUID]:
    """The units whose heads sign for the child's unit, where nobody in it may: none that must not see the child.

    Another team's leader does not sign for this one: it goes to who leads them all. Nobody stands in for the council.
    """
    if level not in LEVEL_OF_POST.values() or somebody_signs(child, level=level, on=on):
        return []
    shut = Shut.objects.filter(Q(ends_at=None) | Q(ends_at__date__gt=on), child_id=child.pk).values("unit")
    heads = Employment.objects.on(on).filter(post__kind=PostKind.HEAD).exclude(post__unit__in=shut)
    return list(heads.order_by("post__unit").values_list("post__unit", flat=True).distinct())


def has_had_to_sign(preparation_id: UUID, reader: Reader) -> bool:
    """Whether the reader has held a key to this decision's child for its sake: a second press comes when it is shut."""
    sent = Proposal.objects.filter(preparation=preparation_id).values("pk")
    held = Key.objects.filter(is_held_by(reader), kind=KeyKind.SIGNING, because__in=sent, unit__in=reader.units)
    return bool(held.exists())
