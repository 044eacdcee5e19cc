"""What is asked before a letter is sent: how it goes, and what goes with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.core.time.calendar import danish_day, moment_on
from tovholder.foundation.documents.models import HowSent
from tovholder.foundation.documents.sending import Way
from tovholder.foundation.letters.addresses import KnownAddress, address_field
from tovholder.foundation.ui.forms import LIES_AHEAD, DayField, Form


class WayForm(Form):
    """How a letter goes, of the ways that are open to its recipient."""

    why = {"how": "JOURNAL-DUTY"}

    how = forms.ChoiceField(label=gettext_lazy("Hvordan sendes det?"), choices=HowSent.choices)
    mailbox = forms.EmailField(
        label=gettext_lazy("Myndighedens postkasse"),
        help_text=gettext_lazy("Kun til sikker mail. Skriv den postkasse, myndigheden har til fortrolig post."),
        required=False,
    )

    def __init__(self, *args: Any, ways: Collection[HowSent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        how: Any = self.fields["how"]
        how.choices = [each for each in HowSent.choices if each[0] in ways]
        if HowSent.SECURE_MAIL not in ways:
            del self.fields["mailbox"]

    def clean(self) -> dict[str, Any]:
        """Secure mail goes to a mailbox."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("how") == HowSent.SECURE_MAIL and not given.get("mailbox") and "mailbox" not in self.errors:
            self.add_error("mailbox", _("Skriv postkassen, eller vælg en anden måde."))
        return given

    def way(self) -> Way:
        """The answer as the deed takes it."""
        return Way(HowSent(self.cleaned_data["how"]), self.cleaned_data.get("mailbox", ""))


class SendAgainForm(WayForm):
    """How what did not come through goes now; in the post to the newest address we know, or another one."""

    address = address_field(gettext_lazy("Adressen, brevet nu sendes til med post"))

    def __init__(self, *args: Any, known: KnownAddress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        if HowSent.POST in kwargs["ways"]:
            known.offer(self.fields["address"])
        else:
            del self.fields["address"]

    def clean(self) -> dict[str, Any]:
        """A letter in the post has an address."""
        given = super().clean()
        if given.get("how") == HowSent.POST and not self._where():
            self.add_error("address", _("Skriv adressen, eller vælg en anden måde."))
        return given

    def way(self) -> Way:
        """The answer as the deed takes it."""
        return replace(super().way(), address=self._where())

    def _where(self) -> str:
        if self.cleaned_data.get("how") != HowSent.POST:
            return ""
        return self.known.unless(self.cleaned_data.get("address", ""))


class CameBackForm(Form):
    """A letter in the post has come back: which day, and what stands on it."""

    why = {"because": "JOURNAL-DUTY"}

    because = forms.CharField(
        label=gettext_lazy("Hvorfor kom brevet retur?"),
        help_text=gettext_lazy("For eksempel: ubekendt på adressen."),
        max_length=300,
    )
    returned_on = DayField(
        label=gettext_lazy("Hvilken dag kom det retur?"), help_text=gettext_lazy("Uden svar: i dag."), required=False
    )

    def __init__(self, *args: Any, sent_at: datetime, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sent_at, self._now = sent_at, now

    def clean_returned_on(self) -> date:
        """Not ahead, and not before it was sent; today when nothing is filled in."""
        given: date = self.cleaned_data["returned_on"] or danish_day(self._now)
        if given > danish_day(self._now):
            raise ValidationError(LIES_AHEAD)
        if given < danish_day(self._sent_at):
            sent = f"{danish_day(self._sent_at):%d.%m.%Y}"
            words = _("Brevet blev sendt %(sent)s og kan ikke være kommet retur før. Ret dagen.")
            raise ValidationError(words, params={"sent": sent})
        return given

    def came_back(self) -> dict[str, Any]:
        """The answers as the deed takes them."""
        given = self.cleaned_data
        return {"because": given["because"], "happened_at": moment_on(given["returned_on"], now=self._now)}


class SendLetterForm(WayForm):
    """Checked before sending: which papers go along, and how."""

    papers = forms.MultipleChoiceField(label=gettext_lazy("Bilag"), widget=forms.CheckboxSelectMultiple, required=False)
    because = forms.CharField(
        label=gettext_lazy("Hvorfor må modtageren få bilagene?"),
        help_text=gettext_lazy("Kun når modtageren ikke er registreret hos barnet. For eksempel: samtykke fra mor."),
        max_length=300,
        required=False,
    )

    field_order = ["papers", "because", "how", "mailbox"]

    def __init__(self, *args: Any, papers: Sequence[tuple[str, str]], registered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["papers"]
        asked.choices = list(papers)
        if not papers:
            del self.fields["papers"]
        if registered or not papers:
            del self.fields["because"]
