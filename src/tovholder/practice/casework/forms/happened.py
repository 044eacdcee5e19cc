"""What every form about something that has happened asks: when it was so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import Form, MomentField

CLOCKS_DIFFER = timedelta(minutes=5)  # between the browser and the server


class HappenedForm(Form):
    """A form about something that has happened: by default now, never later than now, nor on a day before `after`."""

    when_asks: ClassVar[Any] = _("Hvornår skete det?")

    happened_at = MomentField(label=when_asks, required=False)

    def __init__(self, *args: Any, now: datetime, after: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.after = now, after
        self.fields["happened_at"].label = self.when_asks

    def clean_happened_at(self) -> datetime:
        """When it was so; now when nothing is filled in. On the day of `after` it stands after that."""
        given: datetime | None = self.cleaned_data.get("happened_at")
        if given is not None and given > self.now + CLOCKS_DIFFER:
            raise ValidationError(_("Tidspunktet ligger i fremtiden. Ret dagen eller klokkeslættet."))
        if given is not None and self.after is not None and danish_day(given) < danish_day(self.after):
            words = _("Dagen kan ikke ligge før %(first)s, for det her kom efter. Ret dagen.")
            raise ValidationError(words, params={"first": f"{danish_day(self.after):%d.%m.%Y}"})
        happened = min(given, self.now) if given else self.now
        return max(happened, self.after) if self.after else happened
