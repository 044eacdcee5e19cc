"""What an administrator fills in about units, and when a unit or a post ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.entrances.administration.forms.fields import NumberToCall
from tovholder.foundation.organisation.models import Unit, UnitKind
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.wording import day


class UnitRightForm(Form):
    """What a unit is called, as no other unit of the time is, and where it is reached."""

    why = {"name": "NEED-TO-KNOW"}

    name = forms.CharField(label=_("Enhedens navn"), max_length=100)
    phone = NumberToCall(label=_("Telefon"), required=False)

    def __init__(self, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unit = unit

    def clean_name(self) -> str:
        """Two units that people cannot tell apart would get each other's children."""
        given = " ".join(self.cleaned_data["name"].split())
        others = Unit.objects.exclude(pk=self._unit.pk) if self._unit else Unit.objects.all()
        if others.filter(name__iexact=given, ends=None).exists():
            raise ValidationError(_("Der er allerede en enhed, der hedder det. Vælg et andet navn."))
        return given


class UnitForm(UnitRightForm):
    """A new unit: also what it is for, and from when."""

    why = {**UnitRightForm.why, "kind": "NEED-TO-KNOW", "starts": "NEED-TO-KNOW"}

    kind = forms.ChoiceField(label=_("Hvad er den til?"), choices=[("", _("Vælg")), *UnitKind.choices])
    starts = DayField(label=_("Fra hvilken dag?"))

    field_order = ["name", "kind", "phone", "starts"]


class DeputyForm(Form):
    """Which unit takes what one must not see."""

    deputy = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Stedfortræder"), required=False, empty_label=_("Ingen")
    )

    def __init__(self, *args: Any, unit: Unit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["deputy"].queryset = Unit.objects.on(today).exclude(pk=unit.pk).order_by("name")


class EndForm(Form):
    """From which day a unit or a post is no more: today or a day that has been, so that nothing comes to it meanwhile.

    `stands_in_the_way` is told the day, and answers with what must be elsewhere first.
    """

    why = {"ends": "NEED-TO-KNOW"}

    ends = DayField(label=_("Fra hvilken dag findes den ikke mere?"))

    def __init__(
        self, *args: Any, starts: date, today: date, stands_in_the_way: Callable[[date], Sequence[Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._starts, self._today, self._stands_in_the_way = starts, today, stands_in_the_way

    def clean_ends(self) -> date:
        """After it began, not ahead, and only when nothing stands in the way."""
        given: date = self.cleaned_data["ends"]
        if given <= self._starts:
            raise ValidationError(_("Den begyndte først %s. Skriv en senere dag.") % day(self._starts))
        if given > self._today:
            raise ValidationError(_("Skriv i dag eller en dag, der har været. Indtil da kan der komme nyt til."))
        if self._stands_in_the_way(given):
            raise ValidationError(_("Der er stadig noget, der hører til her den dag. Det står øverst på siden."))
        return given


class EndUnitForm(EndForm):
    """The same for a unit; somebody must see the closed cases it leaves."""

    heir = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Hvilken enhed skal kunne se de lukkede sager?"),
        empty_label=_("Vælg enhed"),
    )
    why = {**EndForm.why, "heir": "NEED-TO-KNOW"}

    def __init__(self, *args: Any, unit: Unit, today: date, has_left: bool, **kwargs: Any) -> None:
        super().__init__(*args, starts=unit.starts, today=today, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["heir"].queryset = Unit.objects.on(today).exclude(pk=unit.pk).order_by("name")
        if not has_left:
            del fields["heir"]
