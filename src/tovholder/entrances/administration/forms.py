"""What an administrator fills in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.accounts.actions import UsernameMisspelt, usable_username
from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import ClosingDay, Employment, Post, PostKind, Unit, UnitKind, Watch
from tovholder.foundation.ui.forms import DayField, Form, MomentField
from tovholder.foundation.ui.wording import day

MONTH = timedelta(days=31)


class NumberToCall(forms.CharField):
    """A telephone number somebody is to be called on; an address or a word is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        """Digits, with what people put between them."""
        said: str = super().clean(value)
        if said and not re.fullmatch(r"\+?[\d\s().-]{3,}", said, re.ASCII):
            raise ValidationError(_("Skriv et telefonnummer med tal, f.eks. 70 10 20 30."))
        return said


class ClockField(forms.TimeField):
    """A time of the day on the Danish clock."""

    default_error_messages = {"invalid": _("Skriv klokkeslættet som 08:00.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)


class BecauseForm(Form):
    """Why somebody's access is changed: it stands in the chronicle."""

    why = {"because": "NEED-TO-KNOW"}

    because = forms.CharField(label=_("Hvorfor?"), max_length=300)


class PostForm(Form):
    """Which post somebody takes: one that is vacant, with its children, or a new one in a unit."""

    why = {"starts": "NEED-TO-KNOW"}

    post = forms.ModelChoiceField(
        Post.objects.none(),
        label=_("Ledig stilling"),
        required=False,
        empty_label=_("Ingen: det er en ny stilling"),
        help_text=_("Børnene bliver hos stillingen. Den, der tager den, bliver deres rådgiver."),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Ny stilling i enheden"), required=False, empty_label=_("Vælg enhed")
    )
    kind = forms.ChoiceField(
        label=_("Hvad må den nye stilling?"), required=False, choices=[("", _("Vælg")), *PostKind.choices]
    )
    starts = DayField(label=_("Fra hvilken dag?"))

    def __init__(self, *args: Any, today: date, vacant: Sequence[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["post"].queryset = Post.objects.filter(pk__in=[each.pk for each in vacant]).select_related("unit")
        fields["post"].label_from_instance = lambda post: f"{post.title}, {post.unit.name}"
        fields["unit"].queryset = Unit.objects.on(today).order_by("name")
        fields["starts"].initial = today
        if not vacant:
            del fields["post"]

    def clean(self) -> dict[str, Any]:
        """One post: a vacant one, or a new one with its unit and what it may."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("post"):
            if given.get("unit") or given.get("kind"):
                self.add_error("post", _("Vælg enten en ledig stilling eller en ny, ikke begge dele."))
        else:
            for name, words in (("unit", _("Vælg, hvilken enhed.")), ("kind", _("Vælg, hvad stillingen må."))):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return given


class NewPersonForm(PostForm):
    """Somebody new: who they are, how they log in, and their post."""

    why = {**PostForm.why, "name": "NEED-TO-KNOW", "username": "LOG-USE"}

    name = forms.CharField(label=_("Navn"), max_length=200)
    username = forms.CharField(label=_("Brugernavn"), max_length=64)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = NumberToCall(label=_("Telefon"), required=False)

    field_order = ["name", "username", "email", "phone", "post", "unit", "kind", "starts"]

    def clean_username(self) -> str:
        """Nobody else's, and one that can be typed and told apart."""
        try:
            given = usable_username(self.cleaned_data["username"])
        except UsernameMisspelt as error:
            raise ValidationError(str(error)) from error
        if User.objects.filter(username__iexact=given).exists():
            raise ValidationError(_("Brugernavnet er optaget. Vælg et andet."))
        return given


class PutRightForm(Form):
    """What stands about somebody who is here; the username stays, for it is what they log in with."""

    why = {"name": "NEED-TO-KNOW"}

    name = forms.CharField(label=_("Navn"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = NumberToCall(label=_("Telefon"), required=False)


class LastDayForm(Form):
    """The last day of an employment."""

    why = {"last_day": "NEED-TO-KNOW"}

    last_day = DayField(label=_("Sidste dag i stillingen"))

    def __init__(
        self, *args: Any, employment: Employment, why_not: Callable[[date], str] = lambda _day: "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.employment, self._why_not = employment, why_not

    def clean_last_day(self) -> date:
        """Not before it began, nor when the house cannot do without them the day after (`why_not` says why)."""
        given: date = self.cleaned_data["last_day"]
        if given < self.employment.starts:
            raise ValidationError(
                _("Ansættelsen begyndte først %s. Skriv den dag eller en senere.") % day(self.employment.starts)
            )
        if no := self._why_not(given + timedelta(days=1)):
            raise ValidationError(no)
        return given

    def ends(self) -> date:
        """The first day it is no longer so."""
        last_day: date = self.cleaned_data["last_day"]
        return last_day + timedelta(days=1)


class WatchForm(Form):
    """A turn of the out-of-hours roster."""

    why = dict.fromkeys(["user", "starts", "ends", "phone", "rank"], "NOTIF-24H")

    user = forms.ModelChoiceField(User.objects.none(), label=_("Hvem har vagten?"), empty_label=_("Vælg"))
    starts = MomentField(label=_("Fra"))
    ends = MomentField(label=_("Til"))
    phone = NumberToCall(label=_("Telefon på vagten"))
    rank = forms.TypedChoiceField(
        label=_("Ringes op som"),
        coerce=int,
        choices=[(1, _("den første")), (2, _("den næste, når ingen svarer")), (3, _("den tredje"))],
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = now
        fields: dict[str, Any] = self.fields
        fields["user"].queryset = User.objects.filter(is_active=True).order_by("name")
        fields["user"].label_from_instance = lambda user: user.name

    def clean(self) -> dict[str, Any]:
        """Not over already, nor longer than a month; and whoever is called next is somebody else."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        user, starts, ends = given.get("user"), given.get("starts"), given.get("ends")
        if not (starts and ends and starts < ends):
            return given
        if ends <= self._now:
            self.add_error("ends", _("Vagten er forbi. Skriv en, der ikke er slut."))
        if ends - starts > MONTH:
            self.add_error("ends", _("Vagten varer over en måned. Ret datoerne, eller del den i flere."))
        if user and Watch.objects.filter(user=user, starts__lt=ends, ends__gt=starts).exists():
            self.add_error("user", _("%s har allerede en vagt i en del af tiden. Vælg en anden.") % user.name)
        return given


class UnitForm(Form):
    """A new unit, with a name no other unit of the time has."""

    why = {"name": "NEED-TO-KNOW", "kind": "NEED-TO-KNOW", "starts": "NEED-TO-KNOW"}

    name = forms.CharField(label=_("Enhedens navn"), max_length=100)
    kind = forms.ChoiceField(label=_("Hvad er den til?"), choices=[("", _("Vælg")), *UnitKind.choices])
    phone = NumberToCall(label=_("Telefon"), required=False)
    starts = DayField(label=_("Fra hvilken dag?"))

    def clean_name(self) -> str:
        """Two units that people cannot tell apart would get each other's children."""
        given = " ".join(self.cleaned_data["name"].split())
        if Unit.objects.filter(name__iexact=given, ends=None).exists():
            raise ValidationError(_("Der er allerede en enhed, der hedder det. Vælg et andet navn."))
        return given


class DeputyForm(Form):
    """Which unit takes what one must not see."""

    deputy = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Stedfortræder"), required=False, empty_label=_("Ingen")
    )

    def __init__(self, *args: Any, unit: Unit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["deputy"].queryset = Unit.objects.on(today).exclude(pk=unit.pk).order_by("name")


class EndForm(Form):
    """From which day a unit or a post is no more: today or a day that has been, so that nothing comes to it meanwhile.

    `stands_in_the_way` is told the day, and answers with what must be elsewhere first.
    """

    why = {"ends": "NEED-TO-KNOW"}

    ends = DayField(label=_("Fra hvilken dag findes den ikke mere?"))

    def __init__(
        self, *args: Any, starts: date, today: date, stands_in_the_way: Callable[[date], Sequence[Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._starts, self._today, self._stands_in_the_way = starts, today, stands_in_the_way

    def clean_ends(self) -> date:
        """After it began, not ahead, and only when nothing stands in the way."""
        given: date = self.cleaned_data["ends"]
        if given <= self._starts:
            raise ValidationError(_("Den begyndte først %s. Skriv en senere dag.") % day(self._starts))
        if given > self._today:
            raise ValidationError(_("Skriv i dag eller en dag, der har været. Indtil da kan der komme nyt til."))
        if self._stands_in_the_way(given):
            raise ValidationError(_("Der er stadig noget, der hører til her den dag. Det står øverst på siden."))
        return given


class EndUnitForm(EndForm):
    """The same for a unit; somebody must see the closed cases it leaves."""

    heir = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Hvilken enhed skal kunne se de lukkede sager?"),
        empty_label=_("Vælg enhed"),
    )
    why = {**EndForm.why, "heir": "NEED-TO-KNOW"}

    def __init__(self, *args: Any, unit: Unit, today: date, has_left: bool, **kwargs: Any) -> None:
        super().__init__(*args, starts=unit.starts, today=today, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["heir"].queryset = Unit.objects.on(today).exclude(pk=unit.pk).order_by("name")
        if not has_left:
            del fields["heir"]


class KeyForm(Form):
    """Which system a key is for."""

    why = {"name": "LOG-USE"}

    name = forms.CharField(label=_("Hvilket system er nøglen til?"), max_length=100, help_text=_("F.eks. skolernes."))


class MunicipalityForm(Form):
    """What the municipality has decided for itself, and no kept date depends on."""

    why = {"out_of_hours_phone": "NOTIF-24H", "opens": "NOTIF-24H", "closes": "NOTIF-24H"}

    out_of_hours_phone = NumberToCall(label=_("Døgnvagtens telefon"), help_text=_("Vises for alle, der underretter."))
    daytime_phone = NumberToCall(label=_("Modtagelsens telefon"), required=False)
    intake_mailbox = forms.EmailField(
        label=_("Modtagelsens postkasse"),
        required=False,
        help_text=_("Får besked, når noget er kommet, uden et ord om nogen."),
    )
    opens = ClockField(label=_("Modtagelsen åbner"))
    closes = ClockField(label=_("Modtagelsen lukker"))
    escalate_after_minutes = forms.IntegerField(
        label=_("Døgnvagt: den næste får besked efter (minutter)"), min_value=1, max_value=720, required=False
    )
    history_open_days = forms.IntegerField(
        label=_("Modtagelsen kan se tidligere sager efter en afgørelse (dage)"),
        min_value=0,
        max_value=365,
        required=False,
    )
    letter_closing = forms.CharField(
        label=_("Sidst i hvert brev"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )

    def clean(self) -> dict[str, Any]:
        """It opens before it closes."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("opens") and given.get("closes") and given["opens"] >= given["closes"]:
            self.add_error("closes", _("Modtagelsen lukker, før den åbner. Ret tiderne."))
        return given


class ClosingDayForm(Form):
    """A day the offices are closed."""

    why = {"day": "NOTIF-24H", "because": "NOTIF-24H"}

    day = DayField(label=_("Dag"))
    because = forms.CharField(label=_("Hvorfor?"), max_length=100, help_text=_("F.eks. grundlovsdag eller flytning."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_day(self) -> date:
        """Today or a day to come."""
        given: date = self.cleaned_data["day"]
        if given < self._today:
            raise ValidationError(_("Dagen er gået. Skriv en dag fra i dag og frem."))
        return given

    def clean(self) -> dict[str, Any]:
        """A day that is closed for another reason is not closed once more: the new reason would be lost."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        same_day = ClosingDay.objects.filter(day=given["day"]) if "day" in given else ClosingDay.objects.none()
        if (closed := same_day.exclude(why=given.get("because", "")).first()) is not None:
            words = _("Dagen er allerede en lukkedag (%s). Fjern den først, hvis grunden er en anden.")
            self.add_error("day", words % closed.why)
        return given
