"""What is filled in when a child is given to another caseworker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.queries.carrying import Carrier


class CaseworkerForm(Form):
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


def _in_words(each: Carrier) -> str:
    words = [f"{each.holder}, {each.post.title}" if each.holder else _("%s (ledig)") % each.post.title]
    words.append(ngettext("%(n)d barn", "%(n)d børn", each.children) % {"n": each.children})
    if each.has_sibling:
        words.append(_("har en søskende"))
    return " · ".join(words)
