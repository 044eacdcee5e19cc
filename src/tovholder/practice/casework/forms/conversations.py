"""What is filled in about a talk or other direct contact with the child, its words, and why there was none."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.forms.happened import HappenedForm
from tovholder.practice.casework.models import ContactForm, LeftOut, Matter, Visible

# Whom the words may be shared with; staff see them always.
OTHERS = [(who.value, who.label) for who in Visible if who != Visible.STAFF]
FAMILY = frozenset({Visible.CUSTODY_HOLDER.value, Visible.NETWORK.value})


def _lines(label: Any, *, rows: int, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


def _line(label: Any, length: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=length, help_text=help_text)


def _matters() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Hvad talte I om?"),
        required=False,
        choices=Matter.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("En afgørelse skal bygge på, hvad barnet siger om netop den sag."),
    )


class ConversationForm(HappenedForm):
    """A talk or other direct contact with the child about one matter."""

    why = {"form": "CHILD-VIEW"}

    words = _lines(
        _("Barnets egne ord"),
        rows=8,
        help_text=_("Skriv det, barnet sagde, så barnet kan kende det. Kun medarbejdere ser det, til det deles."),
    )
    matters = _matters()
    about = _line(_("Med dine egne ord"), 300, _("For eksempel: underretningen fra skolen, hvor barnet skal bo."))
    form = forms.ChoiceField(
        label=_("Hvordan mødte du barnet?"),
        choices=ContactForm.choices,
        widget=forms.RadioSelect,
        initial=ContactForm.TALK,
    )
    seen = _lines(
        _("Hvad så du, hvor længe, og hvordan reagerede barnet?"),
        rows=4,
        help_text=_("Til et barn, der er for lille eller uden sprog: hvem var barnet sammen med, og hvad skete der?"),
    )
    alone = forms.TypedChoiceField(
        label=_("Var du alene med barnet?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", _("Ja")), ("no", _("Nej"))],
        coerce=lambda given: given == "yes",
        empty_value=None,
    )
    not_alone_because = _line(_("Ikke alene, fordi"), 300)
    also_present = _line(_("Hvem var ellers til stede?"), 300, _("For eksempel bisidder eller en anden rådgiver."))
    held_by = _line(_("Hvem talte med barnet?"), 200)
    place = _line(_("Hvor?"), 200)
    aids = _line(_("Tolk eller hjælpemidler"), 200)
    changed = _lines(
        _("Hvordan har det påvirket sagen?"), rows=3, help_text=_("Det kan også skrives senere, på samtalens side.")
    )

    field_order = [
        "words",
        "matters",
        "about",
        "form",
        "seen",
        "alone",
        "not_alone_because",
        "also_present",
        "held_by",
        "place",
        "aids",
        "changed",
        "happened_at",
    ]

    def clean(self) -> dict[str, Any]:
        """A talk about nothing in particular answers no decision, nor a contact of which nothing was seen (F14)."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("form") == ContactForm.DIRECT_CONTACT and not (given.get("seen") or "").strip():
            self.add_error("seen", _("Skriv, hvad du så, og hvordan barnet reagerede. Uden det er barnet ikke hørt."))
        if not given.get("matters") and not (given.get("about") or "").strip():
            self.add_error("matters", _("Sæt kryds ved det, I talte om, eller skriv det med dine egne ord."))
        return given

    def given(self) -> dict[str, Any]:
        """What the deed takes."""
        kept = dict(self.cleaned_data)
        kept["form"] = ContactForm(kept["form"])
        kept["matters"] = [Matter(each) for each in kept["matters"]]
        return kept

    @property
    def has_more(self) -> bool:
        """Whether any of the questions kept folded is answered, or wrong."""
        folded = ("not_alone_because", "also_present", "place", "aids", "changed")
        return any(self[name].value() or self[name].errors for name in folded)


class LeftOutForm(HappenedForm):
    """Why the child was not heard about a matter: only in very special cases, and the view is found another way."""

    why = {"matters": "CHILD-VIEW", "ground": "CHILD-VIEW", "because": "CHILD-VIEW", "view_from": "CHILD-VIEW"}
    when_asks = _("Hvornår er det besluttet?")

    matters = _matters()
    ground = forms.ChoiceField(
        label=_("Hvorfor er der ikke talt med barnet?"), choices=LeftOut.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("Begrundelse"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Hvad er særligt her?")
    )
    view_from = _lines(
        _("Sådan har vi fundet barnets holdning"),
        rows=4,
        help_text=_(
            "Barnets holdning skal så findes på en anden måde: hos hvem, og hvad ved de? "
            "Kan den ikke findes, så skriv hvorfor."
        ),
    )

    field_order = ["matters", "ground", "because", "view_from", "happened_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("matters", "view_from"):  # without a talk the view is found another way (§ 5, stk. 4)
            self.fields[name].required = True
        self.fields["matters"].label = _("Hvilken sag gælder det?")

    def given(self) -> dict[str, Any]:
        """What the deed takes."""
        kept = dict(self.cleaned_data)
        kept["ground"] = LeftOut(kept["ground"])
        kept["matters"] = [Matter(each) for each in kept["matters"]]
        return kept


class ShareForm(Form):
    """Share the child's words: with whom, and what the child was asked and answered."""

    why = {"visible_to": "CHILD-VIEW", "asked": "CHILD-VIEW", "answer": "CHILD-VIEW"}

    visible_to = forms.MultipleChoiceField(
        label=_("Hvem må se barnets ord?"), choices=OTHERS, widget=forms.CheckboxSelectMultiple
    )
    asked = forms.ChoiceField(
        label=_("Er barnet spurgt?"), choices=[("yes", _("Ja")), ("no", _("Nej"))], widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Hvad svarede barnet, eller hvorfor er barnet ikke spurgt?"),
        max_length=260,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, held: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held

    def clean_visible_to(self) -> list[str]:
        """Nothing goes out to the family while a contact hold stands."""
        given: list[str] = self.cleaned_data["visible_to"]
        if self.held and FAMILY & set(given):
            raise ValidationError(
                _("Der er kontaktstop: barnets ord kan ikke deles med familien, før Modtagelsen ophæver det.")
            )
        return given

    def chosen(self) -> Collection[Visible]:
        """The circles, as the deed takes them."""
        return [Visible(each) for each in self.cleaned_data["visible_to"]]

    def child_asked(self) -> str:
        """What the child was asked and answered, in one sentence; kept, so in Danish."""
        asked = self.cleaned_data["asked"] == "yes"
        words = "Barnet er spurgt:" if asked else "Barnet er ikke spurgt:"
        return f"{words} {self.cleaned_data['answer'].strip()}"


class ChangedForm(Form):
    """How what the child said changed things; it may be known only later."""

    why = {"changed": "CHILD-VIEW"}

    changed = forms.CharField(
        label=_("Hvordan har det påvirket sagen?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Har det ikke ændret noget, så skriv hvorfor."),
    )
