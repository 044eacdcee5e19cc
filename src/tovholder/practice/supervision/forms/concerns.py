"""What is filled in about a concern for a place, and about what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.families.showing import shown_name
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.supervision.models import Seriousness


class ConcernForm(HappenedForm):
    """A concern about a place: what, how serious, who says so, about whom."""

    why = {"text": "SUPERV-CONCERN", "seriousness": "SUPERV-CONCERN", "raised_by": "SUPERV-CONCERN"}

    text = forms.CharField(label=_("Hvad drejer bekymringen sig om?"), widget=forms.Textarea(attrs={"rows": 6}))
    seriousness = forms.ChoiceField(
        label=_("Hvor alvorligt er det?"), choices=Seriousness.choices, widget=forms.RadioSelect
    )
    raised_by = forms.CharField(label=_("Hvem er bekymret?"), max_length=200)
    adult = forms.ChoiceField(label=_("Drejer det sig om en bestemt voksen?"), required=False)
    child = forms.ChoiceField(label=_("Kom det frem gennem et barn?"), required=False)
    offer = forms.CharField(
        label=_("Tilbuddets navn"),
        required=False,
        max_length=200,
        help_text=_("Når stedet hører til et tilbud med flere huse. Bekymringer tælles også for tilbuddet."),
    )

    field_order = ["text", "seriousness", "raised_by", "adult", "child", "offer", "happened_at"]

    def __init__(self, *args: Any, adults: Sequence[Adult], children: Sequence[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.adults = {str(each.pk): each for each in adults}
        self.children = {str(each.pk): each for each in children}
        adult: Any = self.fields["adult"]
        adult.choices = [("", _("Nej")), *((key, each.name or each.description) for key, each in self.adults.items())]
        child: Any = self.fields["child"]
        child.choices = [("", _("Nej")), *((key, shown_name(each)) for key, each in self.children.items())]
        for name, there in (("adult", adults), ("child", children)):
            if not there:
                del self.fields[name]

    def clean_adult(self) -> Adult | None:
        """The adult; None when the concern is about the place."""
        return self.adults.get(self.cleaned_data["adult"])

    def clean_child(self) -> Child | None:
        """The child through whom it came; None when it came another way."""
        return self.children.get(self.cleaned_data["child"])


class TaskForm(HappenedForm):
    """What was done, and when."""

    why = {"how": "SUPERV-CONCERN"}
    when_asks = _("Hvornår?")

    how = forms.CharField(label=_("Hvad blev gjort?"), widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ["how", "happened_at"]
