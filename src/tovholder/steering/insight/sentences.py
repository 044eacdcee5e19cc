"""The leader's five sentences: words first, and one click to the children behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tovholder.foundation.documents.queries import Stuck, Unfiled
from tovholder.foundation.ui.wording import day, moment
from tovholder.steering.insight.queries import Share, Waiting


@dataclass(frozen=True)
class Sentence:
    """What is said, which list it opens to, and whether it is late (the only red)."""

    words: str
    opens: str
    late: bool = False
    empty: bool = False


def about_waiting(found: Waiting, *, now: datetime) -> Sentence:
    """4 underretninger venter på 24-timers-vurdering, ældste 19 timer."""
    if not found.children or found.oldest is None:
        return Sentence(_("Ingen underretninger venter på 24-timers-vurdering."), "venter", empty=True)
    words = _("%(how_many)s venter på 24-timers-vurdering, ældste %(waited)s.") % {
        "how_many": _notifications(found),
        "waited": _length(now - found.oldest),
    }
    return Sentence(words, "venter", late=now - found.oldest > timedelta(hours=24))


def about_assessed(found: Share) -> Sentence:
    """6 af 7 vurderinger med frist i de seneste 7 dage kom inden for 24 timer."""
    if not found.whole:
        return Sentence(_("Ingen 24-timers-vurderinger havde frist i de seneste 7 dage."), "rettidighed", empty=True)
    words = _("%(part)d af %(whole)d vurderinger med frist i de seneste 7 dage kom inden for 24 timer.") % {
        "part": found.part,
        "whole": found.whole,
    }
    return Sentence(words, "rettidighed", late=found.part < found.whole)


def about_undecided(found: Waiting, *, now: datetime) -> Sentence:
    """3 underretninger er vurderet, men vejen videre er ikke afgjort."""
    if not found.children or found.oldest is None:
        return Sentence(_("Vejen videre er afgjort for alle vurderede underretninger."), "afklares", empty=True)
    words = _("%(how_many)s er vurderet, men vejen videre er ikke afgjort, ældste %(waited)s.") % {
        "how_many": _notifications(found),
        "waited": _length(now - found.oldest),
    }
    return Sentence(words, "afklares")


def about_passed(found: Share) -> Sentence:
    """5 frister er overskredet for 3 børn."""
    if not found.part:
        return Sentence(_("Ingen frister er overskredet."), "overskredet", empty=True)
    dates = ngettext("%(n)d frist er overskredet", "%(n)d frister er overskredet", found.part) % {"n": found.part}
    children = ngettext("for %(n)d barn.", "for %(n)d børn.", found.whole) % {"n": found.whole}
    return Sentence(f"{dates} {children}", "overskredet", late=True)


def about_heard(found: Share) -> Sentence:
    """2 af 5 børn, der skulle høres de seneste 90 dage, er ikke talt med endnu."""
    if not found.whole:
        return Sentence(_("Ingen børn skulle høres efter loven de seneste 90 dage."), "samtaler", empty=True)
    if not found.part:
        words = _("Alle %(whole)d børn, der skulle høres de seneste 90 dage, er talt med.") % {"whole": found.whole}
        return Sentence(words, "samtaler", empty=True)
    words = _("%(part)d af %(whole)d børn, der skulle høres de seneste 90 dage, er ikke talt med endnu.") % {
        "part": found.part,
        "whole": found.whole,
    }
    return Sentence(words, "samtaler")


def about_stuck(made_at: Sequence[datetime], *, now: datetime) -> Sentence:
    """2 beskeder er ikke kommet ud af huset, ældste 3 timer."""
    words = ngettext(
        "%(n)d besked er ikke kommet ud af huset, ældste %(waited)s.",
        "%(n)d beskeder er ikke kommet ud af huset, ældste %(waited)s.",
        len(made_at),
    )
    return Sentence(words % {"n": len(made_at), "waited": _length(now - min(made_at))}, "udbakke")


def about_post(found: Unfiled) -> Sentence:
    """7 stykker post er ikke lagt i en sag, 2 har ligget mere end 2 hverdage, det ældste er fra 12. november 2026."""
    if not found.waiting or found.oldest_on is None:
        return Sentence(_("Al post er lagt i sagerne."), "post", empty=True)
    words = ngettext(
        "%(n)d stykke post er ikke lagt i en sag",
        "%(n)d stykker post er ikke lagt i en sag",
        found.waiting,
    ) % {"n": found.waiting}
    late = _(", %(n)d har ligget mere end 2 hverdage") % {"n": found.late} if found.late else ""
    return Sentence(
        _("%(waiting)s%(late)s, det ældste er fra %(day)s.")
        % {"waiting": words, "late": late, "day": day(found.oldest_on)},
        "post",
    )


def about_mailbox(stuck: Stuck) -> Sentence:
    """Mail er ikke kommet ind siden fre. 16.10.2026 kl. 21.14."""
    if stuck.since is None:
        return Sentence(_("Der er ikke hentet mail endnu."), "post")
    return Sentence(_("Mail er ikke kommet ind siden %s.") % moment(stuck.since), "post")


def _notifications(found: Waiting) -> str:
    words = ngettext("%(n)d underretning", "%(n)d underretninger", found.notifications) % {"n": found.notifications}
    if found.children == found.notifications:
        return words
    return words + _(" (%(n)d børn)") % {"n": found.children}


def _length(waited: timedelta) -> str:
    hours = int(waited.total_seconds() // 3600)
    if hours < 1:
        return _("under 1 time")
    if hours < 48:
        return ngettext("%(n)d time", "%(n)d timer", hours) % {"n": hours}
    return ngettext("%(n)d dag", "%(n)d dage", hours // 24) % {"n": hours // 24}
