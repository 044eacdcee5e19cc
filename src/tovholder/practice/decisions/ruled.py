"""What has been decided under a rule of the competence plan, and by whom the rule was written."""

from __future__ import annotations

from tovholder.core.time.calendar import start_of_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Competence
from tovholder.practice.casework.models import Decision

MOST = 100


def decided_under(rule: Competence, reader: Reader) -> tuple[list[Decision], int]:
    """The decisions of the rule's kind that its level made while it held, the newest first; and how many are hidden.

    Hidden are those about children this reader may not see. At most 100 are shown.
    """
    made = Decision.objects.filter(kind=rule.kind, by_level=rule.level, happened_at__gte=start_of_day(rule.starts))
    if rule.ends is not None:
        made = made.filter(happened_at__lt=start_of_day(rule.ends))
    visible = made.filter(child__in=Child.objects.visible_to(reader, at=reader.at)).select_related("child")
    shown = list(visible.order_by("-happened_at", "pk")[:MOST])
    return shown, made.count() - len(shown)


def names_of(rule: Competence) -> dict[str, str]:
    """Who wrote the rule and who ended it, by name; "" where nobody has noted it."""
    wanted = [each for each in (rule.set_by, rule.ended_by) if each]
    known = {str(who): name for who, name in User.objects.filter(pk__in=wanted).values_list("pk", "name")}
    return {"set_by": known.get(str(rule.set_by), ""), "ended_by": known.get(str(rule.ended_by), "")}
