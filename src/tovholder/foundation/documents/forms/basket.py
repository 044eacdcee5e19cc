"""What is asked of post in the basket: what came, whose it is, or why it is in no case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.foundation.documents.afterwards import WHY, ask_why
from tovholder.foundation.documents.forms.attaching import CameForm
from tovholder.foundation.families.forms import SearchForm
from tovholder.foundation.organisation.models import Unit
from tovholder.foundation.ui.forms import Form, MomentField


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


class PostForm(CameForm):
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

    field_order = ["enclosed", "subject", "sender", "received_at"]


class WhoseForm(SearchForm):
    """Whose the post is: one child's, or several siblings'."""

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        more = _("Handler det om flere søskende, så skriv navnene med komma imellem: Ida, Bo og Liv Lund.")
        self.fields["q"].help_text = f"{self.fields['q'].help_text} {more}"


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
        closed: Collection[str] = (),
        received_at: datetime,
        taken_in_at: datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._closed = frozenset(closed)
        if closed:
            ask_why(self, required=False)
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

    def clean(self) -> dict[str, Any]:
        """What goes into a closed case goes there for a reason."""
        given: dict[str, Any] = super().clean() or {}
        if self._closed & set(given.get("children", ())) and not given.get(WHY):
            self.add_error(WHY, _("Skriv, hvorfor posten skal i en sag, der er lukket."))
        return given


def _reason(asks: Any, hint: Any) -> forms.CharField:
    """Why something is done with a piece of post, in one line."""
    return forms.CharField(label=asks, help_text=hint, max_length=300)


class ReturnedForm(Form):
    """A letter of ours came back."""

    why = {"because": "JOURNAL-DUTY"}

    because = _reason(gettext_lazy("Hvorfor kom brevet retur?"), gettext_lazy("For eksempel: ubekendt på adressen."))


class AsideForm(Form):
    """The post belongs in no case."""

    why = {"because": "JOURNAL-DUTY"}

    because = _reason(
        gettext_lazy("Hvorfor skal den ikke i en sag?"),
        gettext_lazy("For eksempel: reklame, eller sendt videre til jobcentret."),
    )


class PassOnForm(Form):
    """Another unit's post."""

    why = {"unit": "JOURNAL-DUTY"}

    unit: Any = forms.ModelChoiceField(
        label=gettext_lazy("Hvilken enhed?"), queryset=Unit.objects.none(), empty_label=gettext_lazy("Vælg enhed")
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
