"""What is filled in while we find out: the sections. Nothing is required; it is free text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.models import SectionState
from tovholder.practice.investigations.forms.questions import long_text


class JudgementForm(Form):
    """What we judge in a section, and whether we are done with it."""

    judgement = long_text(
        _("Vores vurdering"), rows=6, help_text=_("Hvad betyder det for barnet, og hvorfor tror vi det?")
    )
    finished = forms.BooleanField(label=_("Jeg er færdig med dette afsnit"), required=False)

    @property
    def state(self) -> SectionState:
        """How far the section is with these answers."""
        if self.cleaned_data.get("not_relevant_because", "").strip():
            return SectionState.NOT_RELEVANT
        return SectionState.FINISHED if self.cleaned_data.get("finished") else SectionState.BEGUN

    def texts(self) -> dict[str, str]:
        """The texts as they are saved."""
        names = ("facts", "sayings", "judgement", "not_relevant_because")
        return {name: self.cleaned_data.get(name, "").strip() for name in names}


class SectionForm(JudgementForm):
    """One section: what happened, what people say, what we judge; or why it does not matter here."""

    facts = long_text(
        _("Fakta"),
        rows=6,
        help_text=_("Hvad er sket, og hvor ved vi det fra? Én ting på hver linje, kilden til sidst."),
    )
    sayings = long_text(
        _("Hvem siger hvad"), rows=6, help_text=_("Begynd med, hvem der siger det: Mor: … Skolen: … Barnet: …")
    )
    not_relevant_because = forms.CharField(label=_("Ikke relevant, fordi"), required=False, max_length=500)

    field_order = ["facts", "sayings", "judgement", "finished", "not_relevant_because"]


class WholeForm(JudgementForm):
    """Samlet vurdering: it draws on the other sections, so only our own judgement is written here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judgement = self.fields["judgement"]
        judgement.label = _("Begrundet stillingtagen")
        judgement.widget.attrs["rows"] = 12
        judgement.help_text = _(
            "Hvad har barnet brug for, og hvorfor? Skriv ressourcerne lige så tydeligt som problemerne."
        )
