"""What is filled in at and after the meeting: who was heard, the votes, the result, the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.committee.actions import Ballot, Heard, Said
from tovholder.practice.committee.kinds import RENEWED, VOTES_NEEDED, is_forced
from tovholder.practice.committee.models import CommitteeMatter, Result
from tovholder.practice.committee.queries.people import Party, SeatOnDay

FOR, AGAINST = "for", "against"


class OutcomeForm(HappenedForm):
    """What the committee decided, who was heard, and how each member voted."""

    why = {"result": "DEC-PLACE-FORCED", "reasons": "DEC-PLACE-FORCED", "renewal_due": "RENEW-FORCED"}
    when_asks = _("Hvornår blev det besluttet?")

    result = forms.ChoiceField(label=_("Hvad blev besluttet?"), choices=Result.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(label=_("Udvalgets begrundelse"), widget=forms.Textarea(attrs={"rows": 6}))
    grounds = forms.MultipleChoiceField(label=_("Grunde"), required=False, widget=forms.CheckboxSelectMultiple)
    purpose = forms.CharField(label=_("Formål"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    expected_duration = forms.CharField(label=_("Forventet varighed"), required=False, max_length=200)
    renewal_due = DayField(label=_("Genbehandles senest"), required=False, help_text=_("Den dato, udvalget satte."))
    spoke = forms.MultipleChoiceField(label=_("Hvem fik ordet?"), required=False, widget=forms.CheckboxSelectMultiple)
    spoke_others = forms.CharField(
        label=_("Andre, der fik ordet"),
        required=False,
        max_length=300,
        help_text=_("Advokat, bisidder, plejeforældre."),
    )
    not_heard = forms.CharField(
        label=_("Hvem fik ikke ordet, og hvorfor?"),
        required=False,
        max_length=300,
        help_text=_("Et barn under 10 år kan undlades, eller når det ville skade barnet."),
    )
    few_votes_because = forms.CharField(
        label=_("Færre end fire stemte for: hvorfor kan afgørelsen stå?"), required=False, max_length=300
    )
    also = forms.MultipleChoiceField(
        label=_("Samme afgørelse for"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        matter: CommitteeMatter,
        beside: Sequence[CommitteeMatter],
        seats: Sequence[SeatOnDay],
        parties: Sequence[Party],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats, self.parties = seats, {party.key: party for party in parties}
        self._votes()
        self._choices(matter, beside)

    def _votes(self) -> None:
        for seat in self.seats:
            choices: list[Any] = [("", _("Deltog ikke"))]
            for_it, against_it = _("for"), _("imod")
            for who in seat.people:
                stands_in = _(" (suppleant)") if who.deputy else ""
                choices.append((f"{who.pk}:{FOR}", f"{who.name}{stands_in}: {for_it}"))
                choices.append((f"{who.pk}:{AGAINST}", f"{who.name}{stands_in}: {against_it}"))
            self.fields[f"vote_{seat.seat}"] = forms.ChoiceField(
                label=as_read(seat.seat.label), choices=choices, required=False
            )

    def _choices(self, matter: CommitteeMatter, beside: Sequence[CommitteeMatter]) -> None:
        also: Any = self.fields["also"]
        also.choices = [(str(each.pk), shown_name(each.child)) for each in beside]
        spoke: Any = self.fields["spoke"]
        spoke.choices = [(party.key, f"{party.name} ({party.role.lower()})") for party in self.parties.values()]
        grounds: Any = self.fields["grounds"]
        grounds.choices = [(item.code, item.da) for item in codelist("forced_ground").items]
        gone = [name for name, there in (("also", beside), ("spoke", self.parties)) if not there]
        gone += [] if is_forced(matter.kind) else ["grounds"]
        gone += [] if matter.kind in RENEWED else ["renewal_due"]
        for name in gone:
            del self.fields[name]

    @property
    def vote_fields(self) -> list[Any]:
        """The votes, one question for each seat, as the page shows them."""
        return [self[f"vote_{seat.seat}"] for seat in self.seats]

    def ballots(self) -> list[Ballot]:
        """How those who took part voted."""
        people = {str(who.pk): who for seat in self.seats for who in seat.people}
        given = [self.cleaned_data.get(f"vote_{seat.seat}", "") for seat in self.seats]
        return [
            Ballot(member=people[who], in_favour=how == FOR)
            for who, _sep, how in (each.partition(":") for each in given if each)
        ]

    def heard(self) -> list[Heard]:
        """Who was given the word, and who was not."""
        given = self.cleaned_data
        found = [Heard(self.parties[key].name, self.parties[key].role) for key in given.get("spoke", [])]
        found += [Heard(given["spoke_others"])] if given["spoke_others"] else []
        found += [Heard("Ikke hørt", spoke=False, why_not=given["not_heard"])] if given["not_heard"] else []
        return found

    def said(self) -> Said:
        """What was decided."""
        given = self.cleaned_data
        return Said(
            result=Result(given["result"]),
            reasons=given["reasons"],
            purpose=given["purpose"],
            expected_duration=given["expected_duration"],
            grounds=given.get("grounds", []),
            renewal_due=given.get("renewal_due"),
            few_votes_because=given["few_votes_because"],
        )

    def clean(self) -> dict[str, Any]:
        """Fewer than four votes for is asked about, not refused: the list of stk. 4 is not confirmed in our source."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors or given.get("result") == Result.REJECTED:
            return given
        self._heard_again(given)
        votes = sum(each.in_favour for each in self.ballots())
        if votes < VOTES_NEEDED and not given.get("few_votes_because"):
            words = _(
                "Kun %d stemte for. De afgørelser, § 142, stk. 4 nævner, kræver 4 af 5. Skriv, hvorfor den kan stå."
            )
            self.add_error("few_votes_because", words % votes)
        return given

    def _heard_again(self, given: dict[str, Any]) -> None:
        """A placement without consent comes up again on a day the committee sets: without it no clock would run."""
        if "renewal_due" not in self.fields:
            return
        due, decided = given.get("renewal_due"), danish_day(given.get("happened_at") or self.now)
        if due is None:
            self.add_error("renewal_due", _("Skriv den dag, udvalget har sat: uden den bliver sagen ikke husket."))
        elif due <= decided:
            self.add_error("renewal_due", _("Den næste behandling ligger efter den dag, det blev afgjort."))


class MinutesForm(Form):
    """The minutes of a matter."""

    why = {"text": "BUU-HEARING"}

    text = forms.CharField(label=_("Protokol"), widget=forms.Textarea(attrs={"rows": 14}), max_length=50_000)
