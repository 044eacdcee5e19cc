"""What is filled in when a child is born, moves, is adopted, or when a child or a parent dies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.actions import Born
from tovholder.foundation.families.models import Adult, Child, ChildState, TieKind
from tovholder.foundation.families.partings import NewParent
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.ui.forms import DayField
from tovholder.practice.casework.forms.days import DayForm, nothing_chosen, text_area

CHILD = "child"
MOST_AT_ONCE = 4
PARENTS = [(kind.value, kind.label) for kind in (TieKind.MOTHER, TieKind.FATHER, TieKind.CO_MOTHER)]


class MoveForm(DayForm):
    """The child moves to another municipality, or here from one."""

    of_the_living = True
    why = {"way": "NOTIF-MOVE", "municipality": "HANDLE-MUNICIPALITY"}
    day_asks = _("Flyttet den")

    way = forms.ChoiceField(
        label=_("Hvilken vej?"),
        choices=[("out", _("Barnet flytter til en anden kommune")), ("in", _("Barnet flytter hertil"))],
        widget=forms.RadioSelect,
    )
    municipality = forms.CharField(label=_("Den anden kommune"), max_length=100)
    first_known_on = DayField(
        label=_("Den anden kommune har kendt barnet siden"),
        required=False,
        help_text=_("Vores egen frist løber fra den dag, vi fik besked. Dagen her vises ved siden af."),
    )
    with_siblings = forms.MultipleChoiceField(
        label=_("Flytter de med?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    field_order = ["way", "municipality", "with_siblings", "first_known_on", "happened_on"]

    def __init__(self, *args: Any, siblings: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        also: Any = self.fields["with_siblings"]
        also.choices = list(siblings)
        if not siblings:
            del self.fields["with_siblings"]

    def clean_first_known_on(self) -> date | None:
        """The day the other municipality knew the child; nobody has known it since tomorrow."""
        known: date | None = self.cleaned_data.get("first_known_on")
        if known and known > self.today:
            raise ValidationError(_("Dagen ligger i fremtiden. Skriv den dag, kommunen hørte om barnet."))
        return known


SEND_NOW = "here"


class TellForm(DayForm):
    """The new municipality is told, with a summary and what the caseworker chooses of what is known."""

    why = {"summary": "NOTIF-MOVE", "how": "NOTIF-MOVE"}
    day_asks = _("Givet den, hvis det er gjort")

    summary = forms.CharField(
        label=_("Resumé til den nye kommune"),
        widget=text_area(8),
        help_text=_("Det, de skal vide for at passe på barnet: bekymringen, vurderingerne, hvad der var på vej."),
    )
    known = forms.MultipleChoiceField(
        label=_("Hvad skal med af det, vi har skrevet?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kun det, de har brug for. Barnets egne ord sendes ikke med."),
    )
    how = forms.ChoiceField(
        label=_("Hvordan får de det?"),
        widget=forms.RadioSelect,
        choices=[
            (SEND_NOW, _("Send det nu som brev med sikker mail")),
            *((each, _("Det er sendt: %s") % each) for each in ("Digital post", "Telefon og digital post", "Brev")),
        ],
    )
    mailbox = forms.EmailField(label=_("Kommunens sikre postkasse"), required=False)

    field_order = ["summary", "known", "how", "mailbox", "happened_on"]

    def __init__(self, *args: Any, known: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["known"]
        choices.choices = [(each, each) for each in known]
        if not known:
            del self.fields["known"]

    def clean(self) -> dict[str, Any]:
        """What was filled in; what is sent from here has a mailbox to go to."""
        cleaned = super().clean()
        if cleaned.get("how") == SEND_NOW and not cleaned.get("mailbox") and "mailbox" not in self.errors:
            self.add_error("mailbox", _("Skriv den postkasse, brevet skal sendes til."))
        return cleaned

    @property
    def sends(self) -> bool:
        """It is to be sent from here; otherwise it was sent another way."""
        return bool(self.cleaned_data["how"] == SEND_NOW)


# How far from its due date a birth can lie: born alive from week 22 or so, or some weeks late. Ours.
SOONEST, LATEST = timedelta(weeks=20), timedelta(weeks=6)


class BirthForm(DayForm):
    """The child that was expected is born: one, more, or none."""

    why = {"outcome": "UNBORN-3M"}
    day_asks = _("Hvornår?")

    outcome = forms.ChoiceField(
        label=_("Hvad er der sket?"),
        choices=[
            ("born", _("Barnet er født")),
            ("stillborn", _("Barnet er dødfødt")),
            ("ended", _("Graviditeten er slut uden fødsel")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, due: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due = due
        for row in range(1, MOST_AT_ONCE + 1):
            label = (
                _("Barnets navn, hvis det har et")
                if row == 1
                else _("%d. barns navn eller »%d. tvilling«") % (row, row)
            )
            self.fields[f"name_{row}"] = forms.CharField(label=label, required=False, max_length=300)
        self.order_fields(["outcome", *(f"name_{row}" for row in range(1, MOST_AT_ONCE + 1)), "happened_on"])

    def first_and_more(self) -> tuple[Any, list[Any]]:
        """The name of the one, and those of its twins, which stand folded."""
        return self["name_1"], [self[f"name_{row}"] for row in range(2, MOST_AT_ONCE + 1)]

    def clean_happened_on(self) -> date:
        """The day; not one on which nobody can be born who was expected then."""
        day = super().clean_happened_on()
        if self.due and not self.due - SOONEST <= day <= self.due + LATEST:
            words = _("Terminen er %(due)s, så dagen kan ikke passe. Ret dagen, eller ret terminen under Om barnet.")
            raise ValidationError(words, params={"due": f"{self.due:%d.%m.%Y}"})
        return day

    def clean(self) -> dict[str, Any]:
        """What was filled in, as children."""
        cleaned = super().clean()
        names = [cleaned.pop(f"name_{row}", "") for row in range(1, MOST_AT_ONCE + 1)]
        alive = cleaned.get("outcome") == "born"
        cleaned["born"] = [Born(name=name) for place, name in enumerate(names) if place == 0 or name] if alive else []
        cleaned["stillborn"] = cleaned.pop("outcome", "") == "stillborn"
        if not alive and any(names):
            self.add_error(
                "name_1", _("Navnet bruges kun, når barnet er født levende. Slet det, eller ret svaret ovenfor.")
            )
        return cleaned


class DeathForm(DayForm):
    """Somebody in the family has died: the child, or one of its adults."""

    why = {"who": "DEATH", "known_from": "DEATH"}
    day_asks = _("Død den")

    who = forms.ChoiceField(label=_("Hvem er død?"), widget=forms.RadioSelect)
    known_from = forms.CharField(
        label=_("Hvem har fortalt det?"), max_length=200, help_text=_("For eksempel: politiet, sygehuset, far.")
    )
    words = forms.CharField(label=_("Hvad ved vi?"), required=False, widget=text_area(3))

    field_order = ["who", "happened_on", "known_from", "words"]

    def __init__(self, *args: Any, child: Child, adults: Sequence[Adult], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.adults = child, {str(adult.pk): adult for adult in adults}
        who: Any = self.fields["who"]
        who.choices = [(str(adult.pk), adult.name or _("Voksen uden navn")) for adult in adults]
        if child.state == ChildState.UNBORN:
            who.help_text = _("Dør barnet før fødslen, så skriv det under Sagens gang: Barnet er født, eller …")
        else:
            who.choices = [(CHILD, shown_name(child)), *who.choices]

    def clean(self) -> dict[str, Any]:
        """What was filled in; nobody dies before they are born."""
        cleaned = super().clean()
        born = (self.adults.get(cleaned.get("who", "")) or self.child).birth_date
        if born and "happened_at" in cleaned and danish_day(cleaned["happened_at"]) < born:
            words = _("Dagen ligger før fødslen %(born)s. Ret dagen, eller ret fødselsdagen først.")
            self.add_error("happened_on", ValidationError(words, params={"born": f"{born:%d.%m.%Y}"}))
        return cleaned

    def adult(self) -> Adult | None:
        """The adult who died; None when it was the child."""
        return self.adults.get(self.cleaned_data["who"])


class AdoptionForm(DayForm):
    """The child is adopted: who its parents are from now on."""

    of_the_living = True
    why = {"parent_1": "ADOPTION", "kind_1": "ADOPTION"}
    day_asks = _("Gælder fra")

    name = forms.CharField(label=_("Barnets nye navn, hvis det skifter"), required=False, max_length=300)
    words = forms.CharField(label=_("Afgjort af, og hvad I har aftalt om kontakt"), required=False, widget=text_area(3))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in (1, 2):
            self.fields[f"parent_{row}"] = forms.CharField(
                label=_("Forælder, barnet har fra nu af") if row == 1 else _("Den anden forælder"),
                max_length=300,
                required=row == 1,
                help_text=_("Skriv også den forælder, barnet beholder.") if row == 1 else "",
            )
            self.fields[f"kind_{row}"] = forms.ChoiceField(
                label=_("Er barnets"),
                choices=[*nothing_chosen(), *PARENTS],
                required=row == 1,
            )
        self.order_fields(["parent_1", "kind_1", "parent_2", "kind_2", "name", "words", "happened_on"])

    def clean(self) -> dict[str, Any]:
        """What was filled in; whoever is a parent from now on is mother, father or co-mother."""
        cleaned = super().clean()
        if cleaned.get("parent_2") and not cleaned.get("kind_2"):
            self.add_error("kind_2", _("Vælg, hvad den anden forælder er."))
        return cleaned

    def parents(self) -> Iterator[NewParent]:
        """The parents the child has from now on."""
        for row in (1, 2):
            if name := self.cleaned_data.get(f"parent_{row}"):
                yield NewParent(name=name, kind=self.cleaned_data[f"kind_{row}"])
