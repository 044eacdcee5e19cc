"""How far each party's letter is, in words: not sent, on its way, there, or not delivered and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.letters.standing import DONE, WAITING, standing_of
from tovholder.foundation.ui.wording import day, moment
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.addressees import PartyRecipient
from tovholder.practice.decisions.limits import complaint_counted
from tovholder.practice.decisions.models import DecisionTold, Dispatch, HowTold


@dataclass(frozen=True)
class LetterRow:
    """One letter as a row: to whom, how far, and what can be done about it."""

    name: str
    relation: str
    status: str
    badge: str = ""
    words: str = ""
    counted: str = ""
    letter: str = ""
    link: str = ""
    link_words: str = ""
    again: str = ""
    returned: str = ""


def letter_rows(decision: Decision, wanted: Iterable[PartyRecipient]) -> list[LetterRow]:
    """Everybody's letter, those that are there first. Give a decision with `told` and `dispatches` (and `outgoing`)."""
    all_of_them = list(wanted)
    known: dict[UUID | None, str] = {each.person: each.shown_relation for each in all_of_them}
    return [*_there(decision.told.all(), known), *_not_there(decision, all_of_them, known)]


def still_to_send(decision: Decision, wanted: Iterable[PartyRecipient]) -> list[PartyRecipient]:
    """Those nothing has been sent to yet, and whose it is to have: not a parent whose custody is still a question."""
    return [each for each in _unsent(decision, wanted) if not each.asks_custody]


def _unsent(decision: Decision, wanted: Iterable[PartyRecipient]) -> list[PartyRecipient]:
    reached = {each.person for each in decision.told.all()} | {each.person for each in decision.dispatches.all()}
    return [each for each in wanted if each.person not in reached]


def _there(told: Iterable[DecisionTold], known: Mapping[UUID | None, str]) -> Iterator[LetterRow]:
    for each in told:
        until = _("Kan klage til og med %s.") % day(each.complaint_until) if each.complaint_until else ""
        words = _("%(how)s, modtaget %(day)s.") % {"how": HowTold(each.how).label, "day": day(each.told_on)}
        status = _("Leveret") if each.how == HowTold.DIGITAL_POST else _("Modtaget")
        relation = known.get(each.person, each.role)
        counted = complaint_counted(each.told_on) if each.complaint_until else ""
        words = f"{words} {until}".strip()
        yield LetterRow(each.person_name, relation, status, DONE, words, counted, letter=_paper(each.letter))


def _not_there(
    decision: Decision, wanted: Iterable[PartyRecipient], known: Mapping[UUID | None, str]
) -> Iterator[LetterRow]:
    for sent in decision.dispatches.all():
        if sent.told_id is None:
            yield _under_way(sent, known.get(sent.person, sent.role))
    for each in _unsent(decision, wanted):
        if each.asks_custody:
            yield _asks_custody(decision, each)
            continue
        send = {"link": reverse("decisions:send", args=[decision.pk, each.person]), "link_words": _("Tjek og send")}
        yield LetterRow(each.name, each.shown_relation, _("Ikke sendt"), WAITING, **send)


def _asks_custody(decision: Decision, parent: PartyRecipient) -> LetterRow:
    """A question to be answered, not a letter: who has no custody has perhaps no right to know (law review F08)."""
    return LetterRow(
        parent.name,
        parent.shown_relation,
        _("Spørgsmål"),
        WAITING,
        _("Har den voksne del i forældremyndigheden? Find ud af det, før afgørelsen sendes."),
        link=reverse("casework:grown_up", args=[decision.child_id, parent.person]),
        link_words=_("Skriv svaret"),
    )


def _under_way(sent: Dispatch, relation: str) -> LetterRow:
    status, badge, words = _standing(sent, sent.outgoing)
    in_trouble = sent.outgoing is not None and bool(sent.outgoing.trouble) and sent.outgoing.done_at is None
    by_hand = sent.by_hand or bool(sent.trouble) or in_trouble
    return LetterRow(
        sent.person_name,
        relation,
        status,
        badge,
        words,
        letter=_paper(sent.letter),
        link=reverse("decisions:handed_over", args=[sent.pk]) if by_hand else "",
        link_words=_("Har fået brevet") if sent.by_hand and sent.failed_at is None else _("Udlever i hånden"),
        again=reverse("decisions:send_again", args=[sent.pk]) if sent.can_be_sent_again else "",
        returned=reverse("decisions:came_back", args=[sent.pk]) if sent.can_come_back else "",
    )


def _standing(sent: Dispatch, outgoing: Outgoing | None) -> tuple[str, str, str]:
    if sent.failed_at is not None and sent.how == HowTold.LETTER:
        told = {"day": day(sent.failed_at), "why": sent.trouble}
        return _("Kom retur"), WAITING, _("%(day)s: %(why)s") % told
    if sent.failed_at is not None:
        return _("Ikke leveret"), WAITING, _("%s Send brevet med post, eller udlever det.") % sent.trouble
    if outgoing is None:
        if sent.how == HowTold.LETTER:
            words = _("Print brevet, og læg det i posten. Skriv, når parten har fået det, eller hvis det kommer retur.")
            return _("Skal i posten"), WAITING, words
        return _("Skal udleveres"), WAITING, _("Print brevet, og udlever det. Skriv, når parten har fået det.")
    if outgoing.done_at is not None:
        return _("Sendt"), "", _("Sendt %s. Venter på kvittering.") % moment(outgoing.done_at)
    standing = standing_of(outgoing)
    return standing.status, standing.badge, standing.words


def _paper(letter: UUID | None) -> str:
    return reverse("letters:letter", args=[letter]) if letter else ""
