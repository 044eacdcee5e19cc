"""What is filled in about the journal: a note, a correction, a strike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.identity import full_name_beside
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age, shown_age, shown_name
from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.forms.happened import HappenedForm


class NoteForm(HappenedForm):
    """A journal note. Only the text is asked for; the rest is there for those who have it.

    For a telephone call `spoken_with` are the people known around the child: one press, or a name typed beside them.
    """

    why = {"text": "NOTE-DUTY"}
    OF_A_NOTE = ("text", "title", "told_by", "passed_on", "happened_at")

    text = forms.CharField(label=_("Notat"), widget=forms.Textarea(attrs={"rows": 10}), max_length=100_000)
    also_about = forms.MultipleChoiceField(
        label=_("Skriv det også hos"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Hvert barn får sit eget notat. Søskendes forældre ser ikke hinandens."),
    )
    spoken_with = forms.ChoiceField(label=_("Hvem talte du med?"), required=False, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Overskrift"), required=False, max_length=200)
    told_by = forms.CharField(label=_("Hvem fortalte det?"), required=False, max_length=200)
    passed_on = forms.CharField(label=_("Hvad blev sagt videre, og til hvem?"), required=False, max_length=500)

    field_order = ["text", "spoken_with", "told_by", "also_about", "happened_at", "title", "passed_on"]

    def __init__(
        self,
        *args: Any,
        now: datetime,
        siblings: Sequence[Child],
        spoken_with: Sequence[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, now=now, **kwargs)
        self._ask_who(spoken_with)
        today = danish_day(now)
        also: Any = self.fields["also_about"]
        also.choices = [(str(each.pk), name_and_age(each, on=today)) for each in siblings]
        if not siblings:
            del self.fields["also_about"]

    def _ask_who(self, known: Sequence[str] | None) -> None:
        self.is_call = known is not None
        who: Any = self.fields["spoken_with"]
        who.choices = [(each, each) for each in known or ()]
        if not known:
            del self.fields["spoken_with"]
        if self.is_call:
            self.fields["text"].widget.attrs.update({"rows": 6, "autofocus": not self.is_bound})
            self.fields["told_by"].label = _("En anden") if known else _("Hvem talte du med?")

    def clean(self) -> dict[str, Any]:
        """Whom the call was with is who told it: a name typed goes before one pressed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["told_by"] = cleaned.get("told_by") or cleaned.get("spoken_with", "")
        return cleaned

    @property
    def has_more(self) -> bool:
        """Whether any of the questions kept folded is answered by somebody, or wrong."""
        folded = [self[name] for name in (("passed_on",) if self.is_call else ("title", "told_by", "passed_on"))]
        return any(field.value() or field.errors for field in folded)


class CorrectionForm(Form):
    """What should have stood in a note."""

    why = {"text": "NOTE-DUTY"}

    text = forms.CharField(label=_("Sådan skulle der have stået"), widget=forms.Textarea(attrs={"rows": 10}))


class RightChildForm(Form):
    """Which child something was about, and why it stood at another."""

    why = {"to": "NOTE-DUTY", "because": "NOTE-DUTY"}

    to = forms.ChoiceField(
        label=_("Hvilket barn handler det om?"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Vælg et af børnene på listen.")},
    )
    looked_for = forms.CharField(
        label=_("Står barnet ikke her? Søg det frem"),
        required=False,
        max_length=200,
        help_text=_("Navn, CPR-nummer eller forældres telefon."),
    )
    because = forms.CharField(
        label=_("Hvorfor stod det forkert?"),
        max_length=300,
        help_text=_("Nævn ikke det andet barn: grunden bliver stående her, hvor det tages ud."),
    )

    def __init__(self, *args: Any, children: Mapping[Child, str], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(each.pk): each for each in children}
        to: Any = self.fields["to"]
        to.choices = [(str(each.pk), _in_words(each, where, on=on)) for each, where in children.items()]

    def clean_to(self) -> Child:
        """The child itself."""
        return self.children[self.cleaned_data["to"]]


def _in_words(child: Child, where: str, *, on: date) -> str:
    """The child's names, age and where it belongs, so that two of the same name are not mistaken for each other."""
    full = full_name_beside(child)
    name = f"{shown_name(child)} ({full})" if full else shown_name(child)
    return ", ".join(filter(None, [name, shown_age(child, on=on), where]))


class StrikeForm(Form):
    """Why a note is struck; it stays readable, struck through."""

    why = {"because": "NOTE-DUTY"}

    because = forms.CharField(label=_("Hvorfor streges det?"), max_length=300)
