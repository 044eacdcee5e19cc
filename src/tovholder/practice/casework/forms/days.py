"""What forms about something with a day in it share: by default today, never later, and made into a moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.ages import A_PREGNANCY
from tovholder.core.time.calendar import danish_day, moment_on
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.forms import LIES_AHEAD, DayField, Form, HouseForm, MomentField
from tovholder.foundation.ui.wording import kroner


def keep_within_life(form: HouseForm, child: Child) -> None:
    """No day of the form lies before the child's life: a year typed wrong is told before it becomes a fact.

    What is done about an expected child comes before its birth; of the living (`of_the_living`) nothing does.
    """
    if child.birth_date is None:
        return
    first = child.birth_date if getattr(form, "of_the_living", False) else child.birth_date - A_PREGNANCY
    for name, field in form.fields.items():
        if isinstance(field, (DayField, MomentField)) and name != "birth_date":
            field.validators.append(partial(_in_its_life, first=first, born=child.birth_date))


def _in_its_life(told: date | datetime, *, first: date, born: date) -> None:
    if (danish_day(told) if isinstance(told, datetime) else told) < first:
        words = _("Dagen ligger før barnet blev født %(born)s. Ret dagen, eller ret fødselsdagen under Om barnet.")
        raise ValidationError(words, params={"born": f"{born:%d.%m.%Y}"})


class PriceField(forms.DecimalField):
    """An amount in kroner, with comma or point: 14.500 and 14500,50 are both read."""

    default_error_messages = {"invalid": _("Skriv beløbet i kroner, for eksempel 14500 eller 14.500,50.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=Decimal(0), max_digits=10, decimal_places=2, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "input-width-s"})

    def prepare_value(self, value: Any) -> Any:
        """What is known, as it is shown on the pages; what was typed stays as it was."""
        return kroner(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        """The amount; a point followed by three figures is the thousands'."""
        if isinstance(value, str):
            value = value.replace(" ", "").replace("kr.", "").replace("kr", "")
            whole, comma, rest = value.partition(",")
            if comma or all(len(part) == 3 for part in whole.split(".")[1:]):
                value = whole.replace(".", "") + (f".{rest}" if comma else "")
        return super().to_python(value)


class DayForm(Form):
    """A form about something that has happened on a day: `happened_at` in what it gives is the moment."""

    now: datetime
    day_asks: ClassVar[Any] = _("Hvilken dag?")  # what the day is the day of
    been: ClassVar[Sequence[str]] = ()  # the other days asked for that cannot lie ahead

    happened_on = DayField(label=_("Hvilken dag?"), required=False)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        kwargs["initial"] = {"happened_on": danish_day(now), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.now = now
        if "happened_on" in self.fields:
            self.fields["happened_on"].label = self.day_asks

    @property
    def today(self) -> date:
        """The day it is filled in."""
        return danish_day(self.now)

    def clean_happened_on(self) -> date:
        """The day it was so; today when nothing is filled in."""
        day: date = self.cleaned_data.get("happened_on") or self.today
        if day > self.today:
            raise ValidationError(LIES_AHEAD)
        return day

    def clean(self) -> dict[str, Any]:
        """What was filled in, with the moment in place of the day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if day := cleaned.pop("happened_on", None):
            cleaned["happened_at"] = moment_on(day, now=self.now)
        for name in self.been:
            if (day := cleaned.get(name)) and day > self.today:
                self.add_error(name, LIES_AHEAD)
        return cleaned


def text_area(rows: int = 4) -> forms.Textarea:
    """A field for some lines."""
    return forms.Textarea(attrs={"rows": rows})


def nothing_chosen(words: str = "–") -> list[tuple[str, Any]]:
    """The answer that stands first in a list of choices that need not be answered."""
    return [("", words)]
