"""The wish, a goal, and what must be said when the plan is made, revised or ended."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.plans.kinds import PARENTS, YOUTH
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import ChildConversation
from tovholder.practice.plans.models import Part, WishFrom
from tovholder.practice.plans.wording import labels

_SENTENCE = re.compile(r"[.!?\n]+")
_SIGNS = re.compile(r"[^\w]+")


def parts_for(kind: str, *, placed: bool, at_school: bool) -> list[tuple[str, Any]]:
    """What a goal may be for: KABU only for a placed child of school age, adult life only in a youth plan."""
    shown = [Part.PARENTS, Part.FAMILY, Part.HEALTH, Part.NETWORK] if kind == PARENTS else list(Part)
    if kind != YOUTH:
        shown = [part for part in shown if part != Part.ADULT]
    if not (placed and at_school):
        shown = [part for part in shown if part != Part.KABU]
    return [(part.value, part.label) for part in shown]


class GoalForm(Form):
    """A goal in six fields. Only four must be filled in: a goal may be written before the day and the measure."""

    why = {"see": "PLAN-CONTENT", "do": "PLAN-CONTENT", "who": "PLAN-CONTENT", "part": "PLAN-CONTENT"}

    see = forms.CharField(
        label=_("Hvad vil vi se?"),
        max_length=300,
        help_text=_("Skriv det, så barnet forstår det. For eksempel: Jeg sover hele natten."),
    )
    do = forms.CharField(label=_("Hvad gør vi?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    who = forms.CharField(label=_("Hvem gør det?"), max_length=200)
    by_when = DayField(label=_("Hvornår skal det være sket?"), required=False)
    measure = forms.CharField(
        label=_("Hvordan ser vi det?"),
        max_length=300,
        required=False,
        help_text=_("For eksempel: fem nætter i træk."),
    )
    part = forms.ChoiceField(label=_("Hvad handler målet om?"), widget=forms.Select)
    also_in = forms.MultipleChoiceField(
        label=_("Skriv målet i flere børns planer"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Så er det et fælles mål. Hvert barn har stadig sin egen plan og sit eget ønske."),
    )

    def __init__(
        self,
        *args: Any,
        parts: Sequence[tuple[str, Any]],
        siblings: Sequence[Child],
        on: date,
        agreed: date | None = None,
        **kwargs: Any,
    ) -> None:
        """`agreed` is the day the goal has already: one that has passed meanwhile may stand."""
        super().__init__(*args, **kwargs)
        self.on, self.agreed = on, agreed
        part: Any = self.fields["part"]
        part.choices = [("", _("Vælg")), *parts]
        also: Any = self.fields["also_in"]
        also.choices = [(str(each.pk), name_and_age(each, on=on)) for each in siblings]
        if not siblings:
            del self.fields["also_in"]

    def clean_by_when(self) -> date | None:
        """A day that lies ahead, or the one the goal had."""
        day: date | None = self.cleaned_data["by_when"]
        return day if day is None or day == self.agreed else ahead(day, today=self.on)


class WishForm(Form):
    """The child's wish: sentences an act has shared, or written with the child, or why there are none (F02)."""

    why = {"wish_from": "CHILD-VIEW"}

    wish = forms.CharField(label=_("Det vil jeg gerne"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    wish_from = forms.ChoiceField(label=_("Hvor kommer ordene fra?"), widget=forms.RadioSelect)
    no_wish_because = forms.CharField(
        label=_("Hvorfor står der ikke noget?"),
        required=False,
        max_length=300,
        help_text=_("Kun hvis barnets ønske ikke kan stå her. For eksempel: Barnet er for lille til at sige det."),
    )

    def __init__(self, *args: Any, kind: str, talks: Sequence[ChildConversation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.talks = {str(talk.pk): talk for talk in talks}
        self.fields["wish"].label = labels(kind)["wish"]
        together = _("Skrevet sammen med forældrene") if kind == PARENTS else _("Skrevet sammen med barnet til planen")
        origin: Any = self.fields["wish_from"]
        origin.choices = [
            *((key, _from_talk(talk)) for key, talk in self.talks.items()),
            (WishFrom.TOGETHER.value, together),
            (WishFrom.NONE.value, _("Der er ikke noget, som må stå her")),
        ]

    def clean(self) -> dict[str, Any]:
        """Every sentence must stand in the words that are shared, where a talk is named."""
        given = super().clean() or {}
        wish, origin = given.get("wish", "").strip(), given.get("wish_from", "")
        if origin in self.talks and (strange := _not_said(wish, self.talks[origin].words)):
            said = _("Det står ikke i de ord, barnet har sagt ja til at dele: »%s«. Skriv barnets egne ord.")
            self.add_error("wish", ValidationError(said % strange))
        if origin == WishFrom.NONE and not given.get("no_wish_because", "").strip():
            self.add_error("no_wish_because", ValidationError(_("Skriv, hvorfor barnets ønske ikke står i planen.")))
        if origin and origin != WishFrom.NONE and not wish and "wish" not in self.errors:
            self.add_error("wish", ValidationError(_("Skriv, hvad barnet gerne vil.")))
        return given

    def origin(self) -> dict[str, Any]:
        """The answer as the deed takes it: where the wish comes from, from which talk, or why there is none."""
        chosen, wish = self.cleaned_data["wish_from"], self.cleaned_data["wish"].strip()
        if chosen == WishFrom.NONE:
            return {"wish": "", "wish_from": WishFrom.NONE, "no_wish_because": self.cleaned_data["no_wish_because"]}
        if chosen in self.talks:
            return {"wish": wish, "wish_from": WishFrom.TALK, "wish_talk": self.talks[chosen]}
        return {"wish": wish, "wish_from": WishFrom.TOGETHER}


class MakeForm(HappenedForm):
    """What is said once when the plan is made, and each time it is revised."""

    why = {"influence": "CHILD-VIEW", "first_follow_up_on": "FOLLOW-FIRST", "because": "PLAN-CONTENT"}
    when_asks = _("Hvornår gælder planen fra?")

    influence = forms.CharField(
        label=_("Sådan har ønsket påvirket beslutningen"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Eller skriv, hvorfor ønsket ikke kunne følges."),
    )
    because = forms.CharField(label=_("Hvorfor ændres planen?"), widget=forms.Textarea(attrs={"rows": 3}))
    first_follow_up_on = DayField(label=_("Hvornår kigger vi på planen første gang?"))

    field_order = ["influence", "because", "first_follow_up_on", "happened_at"]

    def __init__(self, *args: Any, kind: str, is_first: bool, latest: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = latest
        influence = self.fields["influence"]
        influence.label = labels(kind)["influence"]
        influence.error_messages["required"] = _("Udfyld »%s«.") % influence.label
        del self.fields["because" if is_first else "first_follow_up_on"]
        if is_first and latest:
            self.fields["first_follow_up_on"].help_text = self._the_laws_day(latest)

    def clean_first_follow_up_on(self) -> date:
        """A day that lies ahead: nobody can agree to look yesterday."""
        return ahead(self.cleaned_data["first_follow_up_on"], today=danish_day(self.now))

    def _the_laws_day(self, latest: date) -> str:
        """What the law says of the day: until when, or that the day has gone by."""
        if latest < danish_day(self.now):
            return _("Lovens seneste dag var %s. Vælg den første dag, I kan, så barnet bliver set.") % day(latest)
        return _("Lovens seneste dag er %s. En senere dag kan gemmes, men fristen bliver overskredet.") % day(latest)


class EndForm(HappenedForm):
    """Why a plan ends."""

    why = {"because": "PLAN-CONTENT"}
    when_asks = _("Hvornår slutter den?")

    because = forms.CharField(label=_("Hvorfor slutter planen?"), max_length=300)

    field_order = ["because", "happened_at"]


def ahead(when: date, *, today: date) -> date:
    """The day, when it is today or later. Raises ValidationError."""
    if when < today:
        raise ValidationError(_("Dagen ligger før i dag. Vælg en dag, der kommer."))
    return when


def _from_talk(talk: ChildConversation) -> str:
    about = f" om {talk.about}" if talk.about else ""
    return str(_("Fra samtalen %(day)s%(about)s (delt)") % {"day": day(talk.happened_at), "about": about})


def _not_said(wish: str, words: str) -> str:
    """The first sentence of the wish that does not stand in the shared words; empty when all do."""
    said = _folded(words)
    sentences: Collection[str] = [part.strip() for part in _SENTENCE.split(wish) if part.strip()]
    return next((part for part in sentences if _folded(part) not in said), "")


def _folded(text: str) -> str:
    return f" {_SIGNS.sub(' ', text.casefold()).strip()} "
