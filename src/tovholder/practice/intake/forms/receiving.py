"""A notification as it is taken down at the front desk. Only the text is required: nobody is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import Choices, codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.intake.forms.answers import OneOf, SomeOf
from tovholder.practice.intake.forms.moments import HappenedField
from tovholder.practice.intake.models import Answer, Channel
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, ParentSaid, Report

YES_NO = [(Answer.YES, _("Ja")), (Answer.NO, _("Nej")), (Answer.UNKNOWN, _("Ved ikke"))]
BORN_AFTER = _("Barnet er født, efter at underretningen kom. Ret fødselsdagen, eller skriv den som termin.")
NOWHERE = _("Der står ingen adresse ved det første barn. Skriv den dér, eller fjern krydset.")
TWO_PLACES = _("Du har både skrevet en adresse og sat kryds ved det første barns. Lad det ene stå.")
SAME_PLACE = "same_place"
DOORS = (Channel.PHONE, Channel.IN_PERSON, Channel.LETTER, Channel.OTHER_MUNICIPALITY, Channel.OTHER)


def _text(label: Any, most: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **kwargs)


class ChildForm(Form):
    """One child as the caller knows it: a name, a number, or "den lille dreng på anden sal"."""

    name = _text(_("Barnets navn"), 300)
    cpr = _text(_("CPR-nummer"), 60, widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-width-s"}))
    birth_date = DayField(label=_("Fødselsdag"), required=False)
    address = _text(_("Adresse"), 300)
    whereabouts_now = _text(_("Hvor er barnet lige nu?"), 300)
    description = _text(
        _("Kendes navnet ikke: beskriv barnet"), 1000, help_text=_("For eksempel: den lille dreng på anden sal.")
    )
    due_date = DayField(label=_("Ufødt: termin"), required=False)
    school_or_daycare = _text(_("Skole eller dagtilbud"), 200)
    municipality = _text(_("Bor i en anden kommune"), 100)
    known_child = forms.UUIDField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _("Valget kunne ikke læses. Tryk »Kender vi barnet?« igen, og vælg på ny.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_birth_date(self) -> date | None:
        """A day that has been."""
        born: date | None = self.cleaned_data["birth_date"]
        if born and born > self.today:
            raise ValidationError(
                _("Fødselsdagen ligger i fremtiden. Er barnet ikke født, så skriv datoen som termin.")
            )
        return born

    @property
    def says_something(self) -> bool:
        """Whether anything is filled in."""
        return any(self.cleaned_data.values())

    def said(self) -> ChildSaid:
        """The child as said."""
        answers = {name: self.cleaned_data[name] for name in self.base_fields}
        return ChildSaid(**answers)


class ParentForm(Form):
    """A grown-up the caller named; nothing is matched to a person by it."""

    name = _text(_("Navn"), 300)
    phone = _text(_("Telefon"), 60, widget=forms.TextInput(attrs={"inputmode": "tel", "class": "input-width-s"}))
    knows_of_notification = OneOf(
        label=_("Ved den voksne, at der underrettes?"), choices=YES_NO, initial=Answer.UNKNOWN, required=False
    )

    @property
    def says_something(self) -> bool:
        """Whether anybody is named."""
        return bool(self.cleaned_data["name"] or self.cleaned_data["phone"])

    def said(self) -> ParentSaid:
        """The grown-up as said."""
        return ParentSaid(
            name=self.cleaned_data["name"],
            phone=self.cleaned_data["phone"],
            knows_of_notification=self.cleaned_data["knows_of_notification"] or Answer.UNKNOWN,
        )


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]  # each kind of row names its own form
    """Rows of one kind; a row with nothing in it counts for nothing."""

    def said(self) -> tuple[Any, ...]:
        """What the filled-in rows say."""
        return tuple(row.said() for row in self.forms if row.says_something)


class Children(Rows):
    """The children: those after the first may live where the first does, so that nobody types it again."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """The row's fields, and below the first row the question whether the child lives there too."""
        super().add_fields(form, index)
        if index:
            form.ask(SAME_PLACE, forms.BooleanField(label=_("Bor samme sted som det første barn"), required=False))

    def clean(self) -> None:
        """Where the first child lives is written on each who lives there, as if it had been typed."""
        rows = [row.cleaned_data for row in self.forms]
        there = {name: rows[0].get(name, "") for name in ("address", "municipality")} if rows else {}
        for row in self.forms:
            if row.cleaned_data.get(SAME_PLACE):
                self._live_there(row, there)

    def _live_there(self, row: Any, there: dict[str, str]) -> None:
        said = row.cleaned_data
        if said.get("address"):
            row.add_error(SAME_PLACE, TWO_PLACES)
        elif any(there.values()):
            said.update({name: said.get(name) or words for name, words in there.items()})
        elif not self.forms[0].errors:
            row.add_error(SAME_PLACE, NOWHERE)


MOST_ROWS = 20
ChildRows = forms.formset_factory(ChildForm, formset=Children, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
ParentRows = forms.formset_factory(ParentForm, formset=Rows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


class NotificationForm(Form):
    """What was said, by whom, and what may not wait."""

    why: ClassVar[dict[str, str]] = {"text": "NOTIF-REGISTER"}

    text = forms.CharField(
        label=_("Hvad fortæller de?"),
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Skriv med underretterens egne ord: hvad er set eller hørt, hvornår, og hvem var der?"),
    )
    danger_now = OneOf(
        label=_("Er barnet i fare lige nu?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
        required=False,
    )
    safety_flags = SomeOf(
        label=_("Nævner de noget af dette?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Spørg, hvis du er i tvivl. Krydserne styrer sikkerheden; de er ikke statistik."),
    )
    suspect = SomeOf(label=_("Er nogen under mistanke?"), widget=forms.CheckboxSelectMultiple, required=False)
    suspect_adult = forms.ChoiceField(
        label=_("Er det en af de voksne omkring barnet?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={
            "invalid_choice": _("Den voksne hører ikke til det barn, du har valgt. Vælg igen, eller skriv navnet.")
        },
    )
    suspect_name = _text(_("Den mistænktes navn, hvis det er sagt"), 300)
    parents_may_know = OneOf(
        label=_("Må forældrene vide, at der er underrettet?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
        required=False,
        help_text=_("Svar nej, hvis det kan gøre det farligere for barnet."),
    )
    notifier_kind = OneOf(label=_("Underretteren er"), required=False)
    notifier_name = _text(_("Underretterens navn"), 300)
    notifier_contact = _text(
        _("Telefon eller adresse"), 300, help_text=_("Hvor kan underretteren få svar, uden at det skader barnet?")
    )
    anonymous = forms.BooleanField(label=_("Vil være anonym"), required=False)
    channel = OneOf(
        label=_("Hvordan kom den?"),
        choices=[(door.value, door.label) for door in DOORS],
        initial=Channel.PHONE,
        required=False,
    )
    received_at = HappenedField(
        label=_("Hvornår kom den?"),
        help_text=_("De 24 timer tælles herfra. Et brev er kommet, da det kom til kommunen."),
    )
    language = _text(_("Sprog, hvis der skal tolk til"), 60)
    concerns = SomeOf(label=_("Årsager til statistikken"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, now: datetime, adults: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = danish_day(now)
        self.adults_known = bool(adults)
        self._choices("suspect_adult", [("", str(_("Nej, eller ved ikke"))), *adults])
        kinds = codelist("notifier").choices(today, but_not=("8", "99"))
        self._choices("notifier_kind", [("", str(_("Ikke oplyst"))), *kinds])
        self._choices("safety_flags", codelist("safety_flag").choices(today, but_not=("danger_now",)))
        self._choices("suspect", codelist("suspect").choices(today))
        self._choices("concerns", codelist("notification_reason").choices(today, but_not=("999",)))
        received: Any = self.fields["received_at"]
        received.now = now

    def _choices(self, name: str, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def report(self, children: tuple[ChildSaid, ...], parents: tuple[ParentSaid, ...]) -> Report:
        """What was said, as the deed takes it."""
        answers = self.cleaned_data
        picked, also_named = answers["suspect_adult"], answers["suspect_name"]
        # Both a grown-up we know and a name that was said: the name stays with the words.
        said = f"\n\nNævnt som mistænkt: {also_named}" if picked and also_named else ""
        return Report(
            text=answers["text"] + said,
            channel=answers["channel"] or Channel.PHONE,
            notifier=NotifierSaid(
                kind=answers["notifier_kind"] or ("8" if answers["anonymous"] else "99"),
                name=answers["notifier_name"],
                contact=answers["notifier_contact"],
                anonymous=answers["anonymous"],
            ),
            children=children,
            parents=parents,
            concerns=tuple(answers["concerns"]),
            safety_flags=tuple(answers["safety_flags"]),
            suspect=tuple(answers["suspect"]),
            suspect_name=also_named,
            suspect_adult=UUID(picked) if picked else None,
            danger_now=answers["danger_now"] or Answer.UNKNOWN,
            parents_may_know=answers["parents_may_know"] or Answer.UNKNOWN,
            language=answers["language"],
        )


class ReceivingPage:
    """The whole page: the notification, its children and the grown-ups around them."""

    def __init__(
        self,
        *,
        now: datetime,
        posted: Any = None,
        typed: dict[str, Any] | None = None,
        children: list[dict[str, Any]] | None = None,
        parents: list[dict[str, Any]] | None = None,
        adults: Choices | None = None,
    ) -> None:
        self.form = NotificationForm(
            posted, now=now, adults=adults or [], initial={"received_at": now, **(typed or {})}
        )
        today = danish_day(now)
        self.children: Any = ChildRows(posted, prefix="barn", initial=children or [{}], form_kwargs={"today": today})
        self.parents: Any = ParentRows(posted, prefix="voksen", initial=parents or [{}])

    @property
    def forms(self) -> tuple[Any, ...]:
        """The parts, in the order of the page."""
        return (self.form, self.children, self.parents)

    def is_valid(self) -> bool:
        """Whether everything can be stored; all faults are found at once."""
        sound = [part.is_valid() for part in self.forms]
        return all(sound) and self._born_before_received()

    def report(self) -> Report:
        """What was said, as the deed takes it."""
        return self.form.report(self.children.said(), self.parents.said())

    def picked(self) -> Iterator[UUID]:
        """The known children that were picked."""
        yield from (row.cleaned_data["known_child"] for row in self.children if row.cleaned_data.get("known_child"))

    def _born_before_received(self) -> bool:
        received = danish_day(self.form.cleaned_data["received_at"])
        late = [row for row in self.children if (row.cleaned_data.get("birth_date") or date.min) > received]
        for row in late:
            row.add_error("birth_date", BORN_AFTER)
        return not late
