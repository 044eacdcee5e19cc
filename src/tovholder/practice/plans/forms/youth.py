"""From 16: the youth plan, the coordinator, the preparation for adult life."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import LIES_AHEAD, DayField
from tovholder.practice.casework.forms import HappenedForm

# What is talked through on the way to adult life. Barnets lov § 123, serviceloven § 19 a.
TOPICS = {
    "housing": _("Bolig"),
    "income": _("Indtægt og arbejde"),
    "education": _("Uddannelse, også STU"),
    "health": _("Sundhed og behandling"),
    "guardianship": _("Værgemål og fuldmagt"),
    "social": _("Venner, fritid og netværk"),
    "adult_act": _("Hjælp efter loven for voksne"),
}


class _YouthForm(HappenedForm):
    """A deed about a young person, by default now."""

    when_asks = _("Hvornår?")


class YouthPlanForm(_YouthForm):
    """Yes or no to a youth plan. For a placed young person it must be yes. Barnets lov § 108."""

    why = {"made": "PLAN-YOUTH-16", "because": "PLAN-YOUTH-16"}

    made = forms.TypedChoiceField(
        label=_("Skal der laves en ungeplan?"),
        choices=[("yes", _("Ja")), ("no", _("Nej"))],
        widget=forms.RadioSelect,
        coerce=lambda given: given == "yes",
    )
    because = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ["made", "because", "happened_at"]

    def __init__(self, *args: Any, placed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.placed = placed
        if placed:
            self.fields["made"].help_text = _("En anbragt ung fra 16 år skal have en ungeplan.")

    def clean_made(self) -> bool:
        """The law leaves no choice for a placed young person."""
        made = bool(self.cleaned_data["made"])
        if self.placed and not made:
            raise ValidationError(_("Den unge er anbragt og skal have en ungeplan. Vælg Ja."))
        return made


class CoordinatorForm(_YouthForm):
    """Who holds the young person's case together."""

    why = {"name": "LOCAL-COORD-16"}

    name = forms.CharField(label=_("Hvem er tovholder?"), max_length=200)
    title = forms.CharField(label=_("Stilling"), max_length=200, required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=60, required=False)

    field_order = ["name", "title", "phone", "happened_at"]


class AdultLifeForm(_YouthForm):
    """The checklist of adult life: what is agreed under each heading, and who has said yes to it."""

    young_agreed_on = DayField(label=_("Den unge har sagt ja til aftalerne den"), required=False)
    adult_side = forms.CharField(label=_("Kontakt i voksenafdelingen"), required=False, max_length=200)
    adult_agreed_on = DayField(label=_("Voksenafdelingen har sagt ja den"), required=False)
    not_for_because = forms.CharField(
        label=_("Den unge hører ikke til målgruppen, fordi"),
        required=False,
        max_length=300,
        help_text=_(
            "Loven gælder unge med betydelig og varig funktionsnedsættelse eller indgribende kronisk sygdom. "
            "Skriv kun her, når det ikke er tilfældet."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rest = dict(self.fields)
        self.fields.clear()
        for name, label in TOPICS.items():
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields.update({name: rest[name] for name in rest if name != "happened_at"})
        self.fields["happened_at"] = rest["happened_at"]

    def clean(self) -> dict[str, Any]:
        """A yes lies in the past, and both sides say yes to something that is written."""
        given = super().clean() or {}
        topics = [name for name in TOPICS if given.get(name, "").strip()]
        for name in ("young_agreed_on", "adult_agreed_on"):
            if (day := given.get(name)) and day > danish_day(self.now):
                self.add_error(name, LIES_AHEAD)
            elif given.get(name) and not topics:
                self.add_error(name, ValidationError(_("Skriv først, hvad I har aftalt.")))
        if given.get("adult_agreed_on") and not given.get("adult_side", "").strip():
            self.add_error("adult_side", ValidationError(_("Skriv, hvem i voksenafdelingen der har sagt ja.")))
        if given.get("not_for_because") and topics:
            words = _("I har skrevet aftaler. Fjern dem, eller fjern grunden til, at der ikke skal forberedes noget.")
            self.add_error("not_for_because", ValidationError(words))
        return given

    def agreed(self) -> dict[str, Any]:
        """The answers as the deed takes them."""
        given = self.cleaned_data
        rest = ("young_agreed_on", "adult_side", "adult_agreed_on", "not_for_because", "happened_at")
        topics = {name: given[name].strip() for name in TOPICS if given[name].strip()}
        return {"topics": topics, **{name: given[name] for name in rest}}
