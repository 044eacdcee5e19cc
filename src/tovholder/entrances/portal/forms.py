"""What somebody who is worried may tell us. Only the text is required, and no other answer can be wrong."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.portal.words import choices
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.intake.forms.answers import OneOf, SomeOf
from tovholder.practice.intake.models import Answer, Channel
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, ParentSaid, Report

MOST_BYTES = 1_000_000  # of words, whatever the browser makes of them on the way
ROOM_FOR, MOST_CHILDREN = 3, 50
BORN_WITHIN = timedelta(days=300)  # a term further ahead is a slip of the pen
YES_NO = [(Answer.YES, _("Ja")), (Answer.NO, _("Nej")), (Answer.UNKNOWN, _("Ved ikke"))]


def _line(label: Any, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, **kwargs)


def _yes_no(label: Any, **kwargs: Any) -> forms.ChoiceField:
    return OneOf(
        label=label, choices=YES_NO, widget=forms.RadioSelect, initial=Answer.UNKNOWN, required=False, **kwargs
    )


class ChildForm(Form):
    """One child as the writer knows it: a name, an age, or "den lille dreng på anden sal"."""

    name = _line(_("Barnets navn"))
    born = _line(_("Alder eller fødselsdag"), widget=forms.TextInput(attrs={"class": "input-width-s"}))
    description = _line(
        _("Kender du ikke navnet: hvem er barnet?"), help_text=_("For eksempel: den lille dreng på anden sal.")
    )
    address = _line(_("Hvor bor barnet?"))
    whereabouts_now = _line(_("Hvor er barnet lige nu?"))
    school_or_daycare = _line(_("Skole, børnehave eller lignende"))
    cpr = _line(
        _("CPR-nummer, hvis du kender det"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-width-s"}),
    )

    @property
    def says_something(self) -> bool:
        """Whether anything is filled in."""
        values = self.cleaned_data if self.is_bound else self.initial
        return any(values.values())

    def said(self, *, on: date) -> ChildSaid:
        """The child as said. An age in words goes with the description; a day ahead is when it will be born."""
        told = {name: self.cleaned_data[name] for name in self.fields if name != "born"}
        words = self.cleaned_data["born"]
        day = _day_in(words)
        if day is not None and day <= on:
            return ChildSaid(birth_date=day, **told)
        if day is not None and day <= on + BORN_WITHIN:
            return ChildSaid(due_date=day, **told)
        if words:
            told["description"] = ", ".join(filter(None, (told["description"].rstrip(), words)))
        return ChildSaid(**told)


class ParentForm(Form):
    """One of the parents, as the writer knows them; nothing is matched to a person by it."""

    name = _line(_("Forælderens navn"))
    phone = _line(_("Telefon"), widget=forms.TextInput(attrs={"inputmode": "tel", "class": "input-width-s"}))

    def said(self) -> ParentSaid:
        """The parent as said."""
        return ParentSaid(name=self.cleaned_data["name"], phone=self.cleaned_data["phone"])


class WorryForm(Form):
    """The worry itself, what may not wait, and who writes."""

    why: ClassVar[dict[str, str]] = {"text": "NOTIF-REGISTER"}

    text = forms.CharField(
        label=_("Hvad er du bekymret for?"),
        widget=forms.Textarea(attrs={"rows": 10}),
        strip=False,
        help_text=_(
            "Skriv med dine egne ord: Hvad har du set eller hørt? Hvornår? Hvem var der? "
            "Du behøver ikke være sikker, og du behøver ikke svare på resten."
        ),
        error_messages={"required": _("Skriv, hvad du er bekymret for. Et par ord er nok.")},
    )
    danger_now = _yes_no(_("Er barnet i fare lige nu?"))
    safety_flags = SomeOf(
        label=_("Sker noget af dette, eller er du bange for det?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Sæt kryds ved det, der passer. Intet kryds er også et svar."),
    )
    suspect = SomeOf(label=_("Hvem gør det?"), widget=forms.CheckboxSelectMultiple, required=False)
    suspect_name = _line(_("Navn på den, der gør det, hvis du kender det"))
    parents_may_know = _yes_no(
        _("Må forældrene få at vide, at du har skrevet til os?"),
        help_text=_("Svar nej, hvis det kan gøre det farligere for barnet eller for dig."),
    )
    notifier_kind = OneOf(label=_("Jeg skriver som"), required=False)
    notifier_name = _line(_("Dit navn"))
    notifier_contact = _line(
        _("Telefon, mail eller adresse"), help_text=_("Hvor vi kan svare dig, uden at det skader barnet eller dig.")
    )
    anonymous = forms.BooleanField(label=_("Jeg vil være anonym"), required=False)
    language = _line(_("Hvilket sprog taler I, hvis det ikke er dansk?"), help_text=_("Så finder vi en tolk."))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("safety_flags", choices("safety_flag", on=on))
        self._offer("suspect", choices("suspect", on=on))
        self._offer("notifier_kind", [("", _("Vil ikke svare")), *choices("notifier", on=on)])

    def _offer(self, name: str, offered: Any) -> None:
        field: Any = self.fields[name]
        field.choices = offered

    def clean_text(self) -> str:
        """Words, and not only blanks. Nothing else about them is judged."""
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError(self.fields["text"].error_messages["required"], code="required")
        return text


class WorryPage:
    """The whole form: the worry, room for the children, and the parents."""

    def __init__(self, typed: QueryDict | None = None, *, now: datetime, sent: bool = False, one_more: int = 0) -> None:
        typed = typed if typed is not None else QueryDict()
        self.today = danish_day(now)
        self._bytes = sum(len(value.encode(errors="replace")) for _name, values in typed.lists() for value in values)
        self.form = self._made(WorryForm, typed, sent, prefix="", on=self.today)
        rows = min(max(ROOM_FOR, _rows_in(typed)) + one_more, MOST_CHILDREN)
        self.children = [self._made(ChildForm, typed, sent, prefix=f"barn-{n}") for n in range(rows)]
        self.parents = [self._made(ParentForm, typed, sent, prefix=f"voksen-{n}") for n in range(2)]

    def is_valid(self) -> bool:
        """Whether it can be stored; only an empty text or more than 1 MB of words cannot."""
        sound = [part.is_valid() for part in (self.form, *self.children, *self.parents)]
        if self._bytes > MOST_BYTES:
            self.form.add_error(
                "text",
                _(
                    "Det er længere, end vi kan tage imod på én gang. Intet er gemt endnu. Del det i to, og send dem "
                    "hver for sig, eller ring til os."
                ),
            )
            return False
        return all(sound)

    def report(self) -> Report:
        """What was written, as the deed takes it."""
        told: dict[str, Any] = self.form.cleaned_data
        said = [row.said() for row in self.parents]
        return Report(
            text=told["text"],
            channel=Channel.WEB_FORM,
            notifier=NotifierSaid(
                kind=told["notifier_kind"] or ("8" if told["anonymous"] else "99"),
                name=told["notifier_name"],
                contact=told["notifier_contact"],
                anonymous=told["anonymous"],
            ),
            children=tuple(row.said(on=self.today) for row in self.children if row.says_something),
            parents=tuple(parent for parent in said if parent.name or parent.phone),
            safety_flags=tuple(told["safety_flags"]),
            suspect=tuple(told["suspect"]),
            suspect_name=told["suspect_name"],
            danger_now=told["danger_now"] or Answer.UNKNOWN,
            parents_may_know=told["parents_may_know"] or Answer.UNKNOWN,
            language=told["language"],
        )

    def _made(self, kind: Any, typed: QueryDict, sent: bool, *, prefix: str, **kwargs: Any) -> Any:
        if sent:
            return kind(typed, prefix=prefix or None, **kwargs)
        before, start = {}, f"{prefix}-" if prefix else ""
        for name, field in kind.base_fields.items():
            if (posted := f"{start}{name}") in typed:
                before[name] = typed.getlist(posted) if isinstance(field, SomeOf) else typed[posted]
        return kind(initial=before, prefix=prefix or None, **kwargs)


def _rows_in(typed: QueryDict) -> int:
    """How many children the page had room for when it was sent."""
    numbers = [name.split("-")[1] for name in typed if name.startswith("barn-") and name.count("-") == 2]
    return max((int(number) + 1 for number in numbers if number.isdecimal() and len(number) < 4), default=0)


def _day_in(words: str) -> date | None:
    try:
        day: date | None = DayField(required=False).clean(words)
    except ValidationError:
        return None
    return day
