"""What is filled in when the chair decides: usable with one thumb at night."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.ui.forms import Form, MomentField
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.committee.actions import Consent
from tovholder.practice.committee.forms.matters import HOW
from tovholder.practice.committee.kinds import choices_on
from tovholder.practice.committee.models import ChairKind, CommitteeMember
from tovholder.practice.committee.queries.people import Party

NOT_PROVISIONAL = {"5", "9", "12"}  # continued placement, permanence and the approval itself cannot be provisional


class ChairDecisionForm(HappenedForm):
    """The chair's decision: who, what, the three conditions each with facts, and the consent that was sought."""

    why = {
        "decided_by": "EMERG-CONDITIONS",
        "kind": "EMERG-CONDITIONS",
        "ground": "EMERG-CONDITIONS",
        "urgency": "EMERG-CONDITIONS",
        "formal": "EMERG-CONDITIONS",
    }
    when_asks = _("Hvornår traf formanden afgørelsen?")

    decided_by = forms.ChoiceField(label=_("Hvem traf afgørelsen?"), widget=forms.RadioSelect)
    deputy_why = forms.CharField(
        label=_("Hvorfor var det stedfortræderen?"),
        required=False,
        max_length=300,
        help_text=_("Kun når det ikke var formanden."),
    )
    kind = forms.ChoiceField(label=_("Hvad blev afgjort?"))
    ground = forms.CharField(
        label=_("1. Grundlaget"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hvad er den åbenbare risiko for barnets sundhed eller udvikling? Skriv de faktiske forhold."),
    )
    urgency = forms.CharField(
        label=_("2. Det kan ikke vente"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hvorfor kan det ikke vente på et møde i udvalget?"),
    )
    formal = forms.CharField(
        label=_("3. De formelle skridt"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hvad er gjort for at få samtykke og høre dem, det drejer sig om? Hvem kunne ikke nås?"),
    )
    implemented_at = MomentField(
        label=_("Iværksat"), required=False, help_text=_("Lad stå tomt, hvis afgørelsen ikke er ført ud i livet endnu.")
    )
    also_about = forms.MultipleChoiceField(label=_("Samtidig om"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        *args: Any,
        on: date,
        members: Sequence[CommitteeMember],
        siblings: Sequence[Child],
        asked: Sequence[Party],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.asked = {str(each.pk): each for each in members}, asked
        who: Any = self.fields["decided_by"]
        who.choices = [(str(each.pk), f"{each.name}, {as_read(each.get_chair_display()).lower()}") for each in members]
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Vælg")), *(each for each in choices_on(on) if each[0] not in NOT_PROVISIONAL)]
        also: Any = self.fields["also_about"]
        also.choices = [(str(each.pk), name_and_age(each, on=on)) for each in siblings]
        if not siblings:
            del self.fields["also_about"]
        for number, party in enumerate(asked):
            self._ask_of(number, party)

    def _ask_of(self, number: int, party: Party) -> None:
        """Consent sought from one person: when, how, and the answer."""
        self.fields[f"asked_{number}"] = MomentField(
            label=_("%s: spurgt hvornår?") % party.name, required=False, help_text=_("Tomt betyder: ikke spurgt.")
        )
        self.fields[f"how_{number}"] = forms.CharField(
            label=_("%s: hvordan, og hvad var svaret?") % party.name, required=False, max_length=300
        )

    @property
    def consent_fields(self) -> list[Any]:
        """The questions about consent, as the page shows them."""
        return [self[name] for number in range(len(self.asked)) for name in (f"asked_{number}", f"how_{number}")]

    def clean_decided_by(self) -> CommitteeMember:
        """The chair or deputy of the day."""
        return self.members[self.cleaned_data["decided_by"]]

    def clean_implemented_at(self) -> datetime | None:
        """When it was carried out; never later than now."""
        given: datetime | None = self.cleaned_data.get("implemented_at")
        if given is not None and given > self.now:
            raise ValidationError(_("Tidspunktet ligger i fremtiden. Skriv først »Iværksat«, når det er sket."))
        return given

    def clean(self) -> dict[str, Any]:
        """A deputy decides for a reason, and nothing is carried out before it is decided."""
        given: dict[str, Any] = super().clean() or {}
        member = given.get("decided_by")
        if member is not None and member.chair == ChairKind.DEPUTY and not given.get("deputy_why"):
            self.add_error("deputy_why", _("Skriv, hvorfor formanden ikke selv kunne afgøre det."))
        decided, carried_out = given.get("happened_at"), given.get("implemented_at")
        if decided and carried_out and carried_out < decided:
            self.add_error("implemented_at", _("Afgørelsen kan ikke være iværksat, før den blev truffet."))
        self._answers_have_their_time(given)
        return given

    def _answers_have_their_time(self, given: dict[str, Any]) -> None:
        """An answer without a time would count as nobody having asked: it is asked for, not guessed."""
        for number, party in enumerate(self.asked):
            asked = f"asked_{number}"
            if given.get(f"how_{number}") and not given.get(asked) and asked not in self.errors:
                words = _("Skriv, hvornår %s blev spurgt eller søgt. Er der ikke spurgt, så tøm feltet med svaret.")
                self.add_error(asked, words % party.name)

    def consents(self) -> list[Consent]:
        """Everybody who should have been asked, and what is known of it."""
        given = self.cleaned_data
        return [
            Consent(whom=party.name, sought_at=given[f"asked_{number}"], answer=given[f"how_{number}"])
            for number, party in enumerate(self.asked)
        ]


class CarryOutForm(HappenedForm):
    """When it was carried out."""

    when_asks = _("Hvornår blev den iværksat?")

    def __init__(self, *args: Any, decided_at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decided_at = decided_at

    def clean(self) -> dict[str, Any]:
        """Not before it was decided."""
        given: dict[str, Any] = super().clean() or {}
        happened = given.get("happened_at")
        if happened is not None and happened.replace(second=59) < self.decided_at:
            self.add_error("happened_at", _("Afgørelsen kan ikke være iværksat, før den blev truffet."))
        return given


class NoticeForm(HappenedForm):
    """The written notice within 24 hours, with the three rights."""

    why = {"how": "EMERG-24H"}
    when_asks = _("Hvornår blev den sendt?")

    to = forms.MultipleChoiceField(label=_("Sendt til"), required=False, widget=forms.CheckboxSelectMultiple)
    other = forms.CharField(label=_("Anden part eller advokat"), required=False, max_length=200)
    how = forms.ChoiceField(label=_("Hvordan?"), choices=HOW, widget=forms.RadioSelect)
    told_of_access = forms.BooleanField(label=_("Oplyst om ret til aktindsigt"), required=False)
    told_of_lawyer = forms.BooleanField(label=_("Oplyst om ret til gratis advokat"), required=False)
    told_of_hearing = forms.BooleanField(label=_("Oplyst om ret til at udtale sig for udvalget"), required=False)

    field_order = ["to", "other", "how", "told_of_access", "told_of_lawyer", "told_of_hearing", "happened_at"]

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [(party.name, f"{party.name} ({party.role.lower()})") for party in parties]
        if not parties:
            del self.fields["to"]

    def clean(self) -> dict[str, Any]:
        """Somebody must have had it, and it must have told of the rights: without them the notice is faulty."""
        given: dict[str, Any] = super().clean() or {}
        if not self.recipients(given):
            name = "to" if "to" in self.fields else "other"
            self.add_error(name, _("Skriv, hvem meddelelsen er sendt til."))
        for name in ("told_of_access", "told_of_lawyer", "told_of_hearing"):
            if not given.get(name):
                words = _(
                    "En meddelelse uden alle tre rettigheder kan gøre afgørelsen ugyldig. Send en ny, der har dem med."
                )
                self.add_error(name, words)
        return given

    def recipients(self, given: dict[str, Any] | None = None) -> list[str]:
        """Everybody it went to."""
        said = self.cleaned_data if given is None else given
        return [*said.get("to", []), *filter(None, [said.get("other")])]


class AnnulForm(HappenedForm):
    """The decision is annulled: when, by whom and why."""

    why = {"because": "EMERG-7D"}
    when_asks = _("Hvornår?")

    because = forms.CharField(
        label=_("Hvem har ophævet den, og hvorfor?"),
        max_length=300,
        help_text=_("Ankestyrelsen, retten, eller fordi den ikke længere er nødvendig."),
    )

    field_order = ["because", "happened_at"]


class AfterLapseForm(Form):
    """What happened with the child when the decision had lapsed."""

    why = {"what": "EMERG-LAPSE"}

    what = forms.CharField(
        label=_("Hvad skete der med barnet?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Kom barnet hjem? Er der samtykke, eller er der truffet en ny lovlig afgørelse? Hvem ved det?"),
    )
