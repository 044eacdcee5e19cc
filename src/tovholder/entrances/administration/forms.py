"""What an administrator fills in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import Employment, Post, PostKind, Unit, UnitKind
from tovholder.foundation.ui.forms import DayField, Form, MomentField
from tovholder.foundation.ui.wording import day


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
    phone = forms.CharField(label=_("Telefon"), required=False, max_length=40)

    field_order = ["name", "username", "email", "phone", "post", "unit", "kind", "starts"]

    def clean_username(self) -> str:
        """Nobody else's."""
        given: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=given).exists():
            raise ValidationError(_("Brugernavnet er optaget. Vælg et andet."))
        return given


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
    phone = forms.CharField(label=_("Telefon på vagten"), max_length=40)
    rank = forms.TypedChoiceField(
        label=_("Ringes op som"),
        coerce=int,
        choices=[(1, _("den første")), (2, _("den næste, når ingen svarer")), (3, _("den tredje"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["user"].queryset = User.objects.filter(is_active=True).order_by("name")
        fields["user"].label_from_instance = lambda user: user.name


class UnitForm(Form):
    """A new unit."""

    why = {"name": "NEED-TO-KNOW", "kind": "NEED-TO-KNOW", "starts": "NEED-TO-KNOW"}

    name = forms.CharField(label=_("Enhedens navn"), max_length=100)
    kind = forms.ChoiceField(label=_("Hvad er den til?"), choices=[("", _("Vælg")), *UnitKind.choices])
    phone = forms.CharField(label=_("Telefon"), required=False, max_length=40)
    starts = DayField(label=_("Fra hvilken dag?"))


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

    out_of_hours_phone = forms.CharField(
        label=_("Døgnvagtens telefon"), max_length=40, help_text=_("Vises for alle, der underretter.")
    )
    daytime_phone = forms.CharField(label=_("Modtagelsens telefon"), max_length=40, required=False)
    intake_mailbox = forms.EmailField(
        label=_("Modtagelsens postkasse"),
        required=False,
        help_text=_("Får besked, når noget er kommet, uden et ord om nogen."),
    )
    opens = forms.TimeField(
        label=_("Modtagelsen åbner"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    closes = forms.TimeField(
        label=_("Modtagelsen lukker"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
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
