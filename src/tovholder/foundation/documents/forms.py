"""What is asked when a file is attached, and of post in the basket."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.foundation.documents.models import HowSent
from tovholder.foundation.letters.recipients import RecipientSeen
from tovholder.foundation.organisation.models import Unit
from tovholder.foundation.ui.forms import Form, MomentField


class AttachForm(Form):
    """A file, what to call it, and when it came (received and filed dates are two: offentlighedsloven § 15)."""

    why = {"file": "JOURNAL-DUTY"}

    file = forms.FileField(
        label=gettext_lazy("Fil"),
        help_text=gettext_lazy("Højst 20 MB. Billeder, PDF, Word og andre dokumenter; ikke programmer."),
        max_length=300,
        allow_empty_file=True,  # the deed says what is wrong with an empty file, in words that help
    )
    title = forms.CharField(
        label=gettext_lazy("Hvad er det?"),
        help_text=gettext_lazy("For eksempel: udtalelse fra skolen. Uden titel bruges filens navn."),
        max_length=200,
        required=False,
    )
    received_at = MomentField(label=gettext_lazy("Modtaget"), required=False)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = now

    def clean_received_at(self) -> datetime:
        """An empty field means now; the future is not when it came."""
        given: datetime | None = self.cleaned_data["received_at"]
        if given is not None and given > self._now:
            raise ValidationError(_("Tidspunktet ligger ude i fremtiden. Skriv, hvornår dokumentet kom."))
        return given or self._now


class _SeveralFiles(forms.FileInput):
    """The browser's file field, for several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; the answer is a list."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file, each looked at as one would be."""
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given or [None]]


class PostForm(Form):
    """Post that is put in the basket by hand: the files, and what is known of them."""

    why = {"enclosed": "JOURNAL-DUTY"}

    enclosed = FilesField(
        label=gettext_lazy("Filer"),
        help_text=gettext_lazy("Højst 20 MB i alt. Vælg flere filer, hvis de hører sammen."),
        max_length=300,
        allow_empty_file=True,  # the deed says what is wrong with an empty file, in words that help
    )
    subject = forms.CharField(
        label=gettext_lazy("Hvad er det?"),
        help_text=gettext_lazy("Uden svar bruges filens navn."),
        max_length=200,
        required=False,
    )
    sender = forms.CharField(label=gettext_lazy("Fra"), max_length=300, required=False)
    received_at = MomentField(
        label=gettext_lazy("Modtaget"), help_text=gettext_lazy("Uden svar: lige nu."), required=False
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = now

    def clean_received_at(self) -> datetime:
        """An empty field means now; the future is not when it came."""
        given: datetime | None = self.cleaned_data["received_at"]
        if given is not None and given > self._now:
            raise ValidationError(_("Tidspunktet ligger ude i fremtiden. Skriv, hvornår posten kom."))
        return given or self._now


class FilePostForm(Form):
    """Whose the post is, and what it is called on them."""

    why = {"children": "JOURNAL-DUTY", "title": "JOURNAL-DUTY"}

    children = forms.MultipleChoiceField(
        label=gettext_lazy("Læg den hos"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Sæt kryds ved mindst ét barn.")},
    )
    title = forms.CharField(label=gettext_lazy("Hvad er det?"), max_length=200)
    received_at = MomentField(label=gettext_lazy("Modtaget"), required=False)

    def __init__(
        self,
        *args: Any,
        children: Sequence[tuple[str, str]],
        received_at: datetime,
        taken_in_at: datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["children"]
        asked.choices = list(children)
        self._received_at, self._taken_in_at = received_at, taken_in_at

    def clean_received_at(self) -> datetime:
        """Empty or left as it was: as the basket knows it. It came before it was put in the basket."""
        given: datetime | None = self.cleaned_data["received_at"]
        if given is None or given == self._received_at.replace(second=0, microsecond=0):
            return self._received_at
        if given > self._taken_in_at:
            raise ValidationError(_("Posten lå i kurven før det tidspunkt. Skriv, hvornår den kom."))
        return given


class ReturnedForm(Form):
    """A letter of ours came back."""

    why = {"because": "JOURNAL-DUTY"}

    because = forms.CharField(
        label=gettext_lazy("Hvorfor kom brevet retur?"),
        help_text=gettext_lazy("For eksempel: ubekendt på adressen."),
        max_length=300,
    )


class AsideForm(Form):
    """The post belongs in no case."""

    why = {"because": "JOURNAL-DUTY"}

    because = forms.CharField(
        label=gettext_lazy("Hvorfor skal den ikke i en sag?"),
        help_text=gettext_lazy("For eksempel: reklame, eller sendt videre til jobcentret."),
        max_length=300,
    )


class PassOnForm(Form):
    """Another unit's post."""

    why = {"unit": "JOURNAL-DUTY"}

    unit: Any = forms.ModelChoiceField(
        label=gettext_lazy("Hvilken enhed?"), queryset=Unit.objects.none(), empty_label=gettext_lazy("Vælg enhed")
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class SendLetterForm(Form):
    """Checked before sending: how, and which papers go along."""

    why = {"how": "JOURNAL-DUTY"}

    papers = forms.MultipleChoiceField(label=gettext_lazy("Bilag"), widget=forms.CheckboxSelectMultiple, required=False)
    because = forms.CharField(
        label=gettext_lazy("Hvorfor må modtageren få bilagene?"),
        help_text=gettext_lazy("Kun når modtageren ikke er registreret hos barnet. For eksempel: samtykke fra mor."),
        max_length=300,
        required=False,
    )
    how = forms.ChoiceField(label=gettext_lazy("Hvordan sendes det?"), choices=HowSent.choices)

    def __init__(self, *args: Any, papers: Sequence[tuple[str, str]], seen: RecipientSeen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["papers"]
        asked.choices = list(papers)
        if not papers:
            del self.fields["papers"]
        if seen.relation or not papers:
            del self.fields["because"]
        if seen.to.person is None:  # Digital Post goes to a person in our records
            how: Any = self.fields["how"]
            how.choices = [each for each in HowSent.choices if each[0] != HowSent.DIGITAL_POST]

    def clean(self) -> dict[str, Any]:
        """Digital Post takes the letter alone."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("how") == HowSent.DIGITAL_POST and given.get("papers"):
            self.add_error("how", _("Bilag kan ikke sendes med Digital Post herfra. Vælg post, eller tag bilagene ud."))
        return given
