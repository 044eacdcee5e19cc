"""A decision about help or placement: prepared, the parents heard, consented to, made, and told to each party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Deed, Story
from tovholder.entrances.rehearsal.towns.suppositions import number
from tovholder.entrances.rehearsal.towns.when import days_later
from tovholder.entrances.rehearsal.towns.work.cases import BARNETS_LOV, take_case, talk
from tovholder.entrances.rehearsal.towns.work.objecting import maybe_complain
from tovholder.foundation.families.models import Adult
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildConversation, ConsentForm, ConsentKind, Decision
from tovholder.practice.decisions import actions as decisions
from tovholder.practice.decisions.models import Gate, HowTold, Preparation, Step

SUPPORT, PLACEMENT = "support", "placement"
_CONSENT = {SUPPORT: ConsentKind.HELP, PLACEMENT: ConsentKind.PLACEMENT}
_WHAT = {SUPPORT: "støtte til barnet og familien", PLACEMENT: "anbringelse uden for hjemmet"}
_PARAGRAPHS = {
    SUPPORT: ("serviceloven § 52, stk. 3", "barnets lov § 32"),
    PLACEMENT: ("serviceloven § 52, stk. 3, nr. 7", "barnets lov § 46"),
}
TO_PARTIES, TO_CHILD = "decision", "decision_child"
TO_ANSWER = timedelta(days=7)
ANSWERS, OWN_LETTER_FROM = 0.7, 10  # share; years (Barnets lov § 5)
CONSENTS_FROM, CONSENTS_TO_MOVE_FROM = 15, 12  # years (Barnets lov §§ 46 and 98)
DAYS_UNTIL_DECIDED = (5, 12)  # ours


@dataclass(frozen=True)
class Matter:
    """What is being decided: its preparation, and the hearing of the parents when there was one."""

    preparation: UUID
    heard: UUID | None


def prepare(story: Story, at: datetime, course: Course, kind: str, then: Deed) -> None:
    """The question comes up: the decision is prepared, most parents are heard, and `then` it is decided."""
    chance, child = story.chance, story.child(course)
    take_case(story, at, course)
    (begun,) = decisions.prepare(
        [child],
        kind=kind,
        purpose=chance.choice(words.PURPOSES),
        raised_at=_came_up(story, at, course),
        at=at,
        by=story.hand(at),
    )
    if chance.random() < number("told_of_lay_representative"):
        _step(story, at, begun, Gate.LAY_REPRESENTATIVE, person_name=child.name, words=words.MAY_BRING_SOMEBODY)
    heard = _hear_parents(story, at, begun)
    story.plan(days_later(chance, at, chance.uniform(*DAYS_UNTIL_DECIDED)), then, course, Matter(begun.pk, heard))


def _came_up(story: Story, at: datetime, course: Course) -> datetime:
    """When the question came up: with the talk of the investigation that led to it, where there was one; else now."""
    return at if course.talk is None else min(at, story.record(ChildConversation, course.talk).happened_at)


def _hear_parents(story: Story, at: datetime, begun: Preparation) -> UUID | None:
    """The hearing that is waited for; None where the parents knew it all, or nobody thought of it."""
    chance, heard = story.chance, number("parents_heard")
    drawn = chance.random()
    if drawn < heard:
        answer_by = danish_day(at) + TO_ANSWER
        return _step(
            story, at, begun, Gate.HEARING, person_name=words.PARENTS, words=words.HEARD_ABOUT, answer_by=answer_by
        ).pk
    if drawn < heard + (1 - heard) * number("not_heard_for_a_reason"):
        _step(story, at, begun, Gate.HEARING, person_name=words.PARENTS, words=words.KNEW_IT_ALL, excused=True)
    return None


def _step(story: Story, at: datetime, begun: Preparation, gate: Gate, **how: Any) -> Step:
    (taken,) = decisions.take_step([begun], gate=gate, **how, happened_at=at, at=at, by=story.hand(at))
    return taken


def consent(story: Story, at: datetime, course: Course, matter: Matter) -> tuple[UUID, ...]:
    """Everybody whose consent it takes gives it to the purpose: the parents, and from 15 the child."""
    preparation = story.record(Preparation, matter.preparation)
    kind, purpose = _CONSENT[preparation.kind], preparation.purpose
    return _all_consent(story, at, course, kind, purpose, own_from=CONSENTS_FROM, matter=preparation.pk)


def consent_to_move(story: Story, at: datetime, course: Course) -> None:
    """The parents consent to another place, and from 12 the child."""
    _all_consent(story, at, course, ConsentKind.PLACE_CHANGE, words.MOVES_ON, own_from=CONSENTS_TO_MOVE_FROM)


def _all_consent(
    story: Story,
    at: datetime,
    course: Course,
    kind: ConsentKind,
    purpose: str,
    *,
    own_from: int,
    matter: UUID | None = None,
) -> tuple[UUID, ...]:
    given = [
        casework.give_consent(
            story.child(course),
            person=person,
            person_name=name,
            kind=kind,
            matter=matter,
            purpose=purpose,
            form=ConsentForm.WRITTEN,
            happened_at=at,
            at=at,
            by=story.hand(at),
        )
        for person, name in those_who_consent(story, at, course, own_from=own_from)
    ]
    return tuple(each.pk for each in given)


def those_who_consent(
    story: Story, at: datetime, course: Course, *, own_from: int = CONSENTS_FROM
) -> list[tuple[UUID, str]]:
    """Whose consent it takes, with their names: the parents, and the child from its age."""
    child, people = story.child(course), [(adult.pk, adult.name) for adult in _parents(story)]
    return [*people, (child.pk, child.name)] if course.age(at) >= own_from else people


def decide(story: Story, at: datetime, course: Course, matter: Matter, *, reasons: str) -> None:
    """What was prepared is decided, and a few days later told."""
    chance, by, preparation = story.chance, story.hand(at), story.record(Preparation, matter.preparation)
    if matter.heard is not None and chance.random() < ANSWERS:
        step = story.record(Step, matter.heard)
        decisions.answer_step(step, answer=chance.choice(words.PARENTS_ANSWER), happened_at=at, at=at, by=by)
    talked = hear_child(story, at, course)
    answers = {
        "reasons": reasons,
        "facts": words.FACTS,
        "no_talk_because": "" if talked or chance.random() < 0.5 else words.NO_TALK,
        "plan_needed": True,
    }
    leads = preparation.kind == PLACEMENT
    desk = story.group.leader if leads else story.desk
    (made,) = decisions.decide_prepared(
        [preparation],
        answers,
        paragraph=_PARAGRAPHS[preparation.kind][danish_day(at) >= BARNETS_LOV],
        by_level=Level.LEADER if leads else Level.CASEWORKER,
        by_name=desk.holder(at).name,
        relies_on=talked,
        happened_at=at,
        at=at,
        by=desk.hand(at),
    )
    if chance.random() < number("decision_told"):
        story.plan(days_later(chance, at, chance.uniform(0, 6)), tell, course, made.pk)


def tell(story: Story, at: datetime, course: Course, decision: UUID) -> None:
    """Each party has the decision in writing; while nothing may go out to the family it waits."""
    if story.holds_on(course):
        story.plan(days_later(story.chance, at, 14), tell, course, decision)
        return
    made, child = story.record(Decision, decision), story.child(course)
    day = danish_day(at)
    parties = [
        decisions.PartyLetter(
            adult.pk, Addressee(adult.name, adult=adult.pk), "forælder", HowTold.LETTER, told_on=day, letter=TO_PARTIES
        )
        for adult in _parents(story)
    ]
    if course.age(at) >= OWN_LETTER_FROM:
        own = decisions.PartyLetter(
            child.pk,
            Addressee(child.name, child=child.pk),
            "barnet",
            HowTold.READ_TOGETHER,
            told_on=day,
            letter=TO_CHILD,
            told_to_child=words.TOLD_TO_CHILD,
        )
        parties.append(own)
    fields = {
        "child": child.name,
        "what": _WHAT.get(made.kind, made.kind),
        "decided_on": f"{danish_day(made.happened_at):%d.%m.%Y}",
        "paragraph": made.paragraph,
        "purpose": made.purpose,
        "particulars": "",
        "reasons": made.reasons,
        "wish": "",
        "decided_by": made.by_name,
        "complaint": words.COMPLAINT,
        "complaint_child": "",
    }
    for party in parties:
        decisions.send_decision(made, party, fields=fields, at=at, by=story.hand(at))
    maybe_complain(story, at, course, decision)


def hear_child(story: Story, at: datetime, course: Course) -> list[ChildConversation]:
    """The talk a decision relies on, held the same day where there is none yet; for as many as published."""
    if story.chance.random() >= number("talk_before_decision"):
        return []
    if course.talk is None or story.chance.random() < 0.5:
        talk(story, at, course, "afgørelsen")
    return [story.record(ChildConversation, course.talk)] if course.talk is not None else []


def _parents(story: Story) -> list[Adult]:
    return [story.record(Adult, pk) for pk in story.adults]
