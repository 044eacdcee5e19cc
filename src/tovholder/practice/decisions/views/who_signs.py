"""In words who signs what the writer may not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.competence import LEVEL_OF_POST, Answer
from tovholder.foundation.organisation.models import Level
from tovholder.practice.decisions.queries import heads_to_sign, somebody_signs


def goes_to(answer: Answer) -> Level:
    """Whom a proposal is sent to: the lowest who may sign, at least a leader."""
    return Level.LEADER if answer.lowest == Level.CASEWORKER else answer.lowest


def who_signs(child: Child, answer: Answer, *, on: date) -> dict[str, str]:
    """Where nobody in the child's unit may sign what this reader may not: that a head gets a key, or what to do."""
    level = goes_to(answer)
    if answer.allowed or level not in LEVEL_OF_POST.values() or somebody_signs(child, level=level, on=on):
        return {}
    if heads_to_sign(child, level=level, on=on):
        words = _(
            "Ingen i barnets enhed kan underskrive. Afdelingslederen får adgang til barnet, så længe forslaget venter "
            "på underskrift."
        )
        return {"head_signs": words}
    words = _(
        "Ingen har i dag en stilling som %s. Bed administratoren om at give den, der skal underskrive, en stilling, "
        "og send forslaget bagefter."
    )
    return {"nobody_signs": words % Level(level).label.lower()}
