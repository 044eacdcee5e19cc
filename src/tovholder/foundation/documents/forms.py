"""What is asked when a file is attached, and of post in the basket."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.foundation.documents.afterwards import WHY, ask_why
from tovholder.foundation.documents.models import HowSent
from tovholder.foundation.documents.sending import Way
from tovholder.foundation.organisation.models import Unit
from tovholder.foundation.ui.forms import Form, MomentField


class _CameForm(Form):
    """Something that came, and when: two dates, received and filed (offentlighedsloven § 15)."""

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
            raise ValidationError(_("Tidspunktet ligger ude i fremtiden. Skriv, hvornår det kom."))
        return given or self._now


class AttachForm(_CameForm):
    """A file, what to call it, and when it came."""

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

    field_order = ["file", "title", "received_at"]


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


class PostForm(_CameForm):
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
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class WayForm(Form):
    """How a letter goes, of the ways that are open to its recipient; also what did not come through, sent again."""

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
