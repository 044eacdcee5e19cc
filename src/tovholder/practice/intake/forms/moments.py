"""Questions about when something happened: it must have happened, and after what it answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import MomentField
from tovholder.foundation.ui.wording import moment

# Two clocks are never quite alike; beyond this a moment is a slip of the pen.
CLOCKS_DIFFER = timedelta(minutes=5)


class HappenedField(MomentField):
    """When something happened. The form sets `now`, and `not_before` where there is such a moment.

    An empty answer means now, so that nobody has to fill in what the clock knows.
    """

    now: datetime
    not_before: datetime | None = None
    too_early = _("Tidspunktet ligger før %s.")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> datetime:
        """The moment in UTC. ValidationError when it lies ahead, or before what it answers."""
        happened: datetime = super().clean(value) or self.now
        if happened > self.now + CLOCKS_DIFFER:
            raise ValidationError(
                _("Tidspunktet ligger i fremtiden. Skriv, hvornår det skete; nu er det %s.") % moment(self.now)
            )
        # The browser's field has no seconds: within the same minute nothing is too early.
        if self.not_before and happened < self.not_before - timedelta(minutes=1):
            raise ValidationError(self.too_early % moment(self.not_before))
        return max(happened, self.not_before) if self.not_before else happened
