"""What is filled in before anything is looked into: why we investigate, and which two advisers take part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import Form
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.investigations.forms.questions import long_text


class DecideForm(HappenedForm):
    """Decide to investigate: on which ground of § 20, and what for."""

    why = {"ground": "BFU-MUST"}
    when_asks = _("Hvornår er det besluttet?")

    ground = forms.ChoiceField(label=_("Hvorfor skal der undersøges?"), widget=forms.RadioSelect)
    purpose = long_text(
        _("Hvad skal undersøgelsen belyse?"),
        help_text=_("Skriv det, så familien kan forstå det. Undersøg ikke mere, end formålet kræver."),
    )

    field_order = ["ground", "purpose", "happened_at"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        items = codelist("assessment_ground").on(danish_day(now))
        ground: Any = self.fields["ground"]
        ground.choices = [(item.code, _ground_in_words(item.code, item.da)) for item in items]


class GroundForm(HappenedForm):
    """A ground that obliges us to investigate, registered before anybody has decided to."""

    why = {"ground": "BFU-MUST-OPEN"}
    when_asks = _("Hvornår blev vi klar over det?")

    ground = forms.ChoiceField(label=_("Hvorfor skal der undersøges?"), widget=forms.RadioSelect)

    field_order = ["ground", "happened_at"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        items = codelist("assessment_ground").on(danish_day(now))
        ground: Any = self.fields["ground"]
        ground.choices = [(each.code, _ground_in_words(each.code, each.da)) for each in items if each.code != "stk2"]


class NoGroundForm(Form):
    """Why a registered ground turned out not to be there."""

    why = {"reason": "BFU-MUST-OPEN"}

    reason = long_text(
        _("Hvorfor er der ikke pligt til at undersøge alligevel?"),
        required=True,
        help_text=_("Skriv også, hvem du har drøftet det med."),
    )


class AdvisersForm(Form):
    """The two advisers at the important meetings with the child, or why there is only one (BFU-TWO)."""

    first = forms.CharField(label=_("Rådgiver"), max_length=140, required=False)
    second = forms.CharField(label=_("Den anden rådgiver"), max_length=140, required=False)
    one_because = forms.CharField(
        label=_("Kun én rådgiver, fordi"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """One adviser at least; two, or why not."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("first"):
            self.add_error("first", _("Skriv, hvem der deltager."))
        elif not given.get("second") and not given.get("one_because"):
            self.add_error("one_because", _("Skriv den anden rådgiver, eller hvorfor der kun er én."))
        return given

    def told(self) -> dict[str, str]:
        """Both names as one text; no reason where there are two."""
        given = self.cleaned_data
        names = [each for each in (given["first"], given["second"]) if each]
        return {"advisers": ", ".join(names), "one_because": "" if len(names) > 1 else given["one_because"]}


def _ground_in_words(code: str, words: str) -> str:
    read = as_read(words)
    return read if code == "stk2" else f"{read} (§\u00a020, stk.\u00a01, nr.\u00a0{code})"
