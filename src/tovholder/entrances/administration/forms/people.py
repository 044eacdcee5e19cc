"""What an administrator fills in about people, their posts and their turns on watch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.entrances.administration.forms.fields import NumberToCall
from tovholder.foundation.accounts.actions import UsernameMisspelt, usable_username
from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import Employment, Post, PostKind, Unit, Watch
from tovholder.foundation.ui.forms import DayField, Form, MomentField
from tovholder.foundation.ui.wording import day

MONTH = timedelta(days=31)


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
