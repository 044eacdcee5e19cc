"""What is filled in when children are given to another caseworker: one with its siblings, or all that a post has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.queries.carrying import Carrier


class GivingForm(Form):
    """Who takes over, with how much each of them carries already."""

    why = {"post": "P1"}

    post = forms.ChoiceField(label=gettext_lazy("Hvem overtager?"), widget=forms.RadioSelect)
    because = forms.CharField(label=gettext_lazy("Hvorfor?"), required=False, max_length=300)

    def __init__(self, *args: Any, carriers: Sequence[Carrier] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        post: Any = self.fields["post"]
        post.choices = [(str(each.post.pk), _in_words(each)) for each in carriers]

    def clean_post(self) -> UUID:
        """The post's id."""
        return UUID(self.cleaned_data["post"])


class SiblingsAlong(Form):
    """What is filled in about a child holds for its siblings too, but for those whose cross is taken away."""

    also = forms.MultipleChoiceField(
        label=gettext_lazy("Skal søskende følge med?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, siblings: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["also"].choices = list(siblings)
        fields["also"].initial = [key for key, _name in siblings]
        if not siblings:
            del fields["also"]


class CaseworkerForm(SiblingsAlong, GivingForm):
    """A child is given to another, and the siblings with it who are where the child is."""

    field_order = ["post", "also", "because"]


class CaseloadForm(GivingForm):
    """All that a post carries, or some of it, is given to another."""

    why = {"chosen": "P1", "post": "P1"}

    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Hvilke børn?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Fjern krydset ved dem, en anden skal have, og kom tilbage efter dem."),
        error_messages={"required": gettext_lazy("Sæt kryds ved mindst ét barn.")},
    )

    field_order = ["chosen", "post", "because"]

    def __init__(self, *args: Any, children: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chosen"].choices = list(children)
        fields["chosen"].initial = [key for key, _name in children]


def _in_words(each: Carrier) -> str:
    words = [f"{each.holder}, {each.post.title}" if each.holder else _("%s (ledig)") % each.post.title]
    words.append(ngettext("%(n)d barn", "%(n)d børn", each.children) % {"n": each.children})
    if each.has_sibling:
        words.append(_("har en søskende"))
    return " · ".join(words)
