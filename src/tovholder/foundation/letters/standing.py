"""How far a letter in the outbox is, in words: in the queue, tried again, there, or not there and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.ui.wording import moment

DONE, WAITING = "done", "waiting"  # kinds of badges


@dataclass(frozen=True)
class Standing:
    """How far it is: one word, the badge's kind, and the rest in a sentence."""

    status: str
    badge: str = ""
    words: str = ""


def standing_of(outgoing: Outgoing) -> Standing:
    """How far one message is."""
    if outgoing.done_at is not None:
        return Standing(_("Leveret"), DONE, moment(outgoing.done_at))
    if outgoing.called_off_at is not None:
        return Standing(_("Ikke leveret"), WAITING, outgoing.trouble or _("Brevet er stoppet, før det gik ud."))
    if outgoing.trouble:
        told = {"why": outgoing.trouble, "when": moment(outgoing.not_before), "tries": outgoing.attempts}
        words = _("%(why)s Forsøg %(tries)s. Prøves igen %(when)s.") % told
        return Standing(_("Prøves igen"), WAITING, words)
    return Standing(_("I kø"), "", _("Siden %s.") % moment(outgoing.made_at))
