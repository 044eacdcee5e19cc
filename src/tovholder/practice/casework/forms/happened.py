"""What every form about something that has happened asks: when it was so."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import Form, MomentField

CLOCKS_DIFFER = timedelta(minutes=5)  # between the browser and the server


class HappenedForm(Form):
    """A form about something that has happened: by default now, and never later than now."""

    now: datetime

    happened_at = MomentField(label=_("Hvornår skete det?"), required=False)

    def clean_happened_at(self) -> datetime:
        """When it was so; now when nothing is filled in."""
        given: datetime | None = self.cleaned_data.get("happened_at")
        if given is not None and given > self.now + CLOCKS_DIFFER:
            raise ValidationError(_("Tidspunktet ligger i fremtiden. Ret dagen eller klokkeslættet."))
        return min(given, self.now) if given else self.now
