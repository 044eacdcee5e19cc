"""What must come before a decision, as tables a jurist can read and add to. Values in, answers out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tovholder.core.time.calendar import DANISH_TIME
from tovholder.practice.decisions.gates import consent_is_missing, consenting, gates, talks_about_this
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.parties import Near, Party, Role, Subject, circle
from tovholder.practice.decisions.seen import (
    AccessSeen,
    ConsentSeen,
    ContactSeen,
    CountrySeen,
    LeftOutSeen,
    Prepared,
    State,
    StepSeen,
)

FREJA, LENE, JONAS, RASMUS = (UUID(int=number) for number in range(1, 5))
TODAY = date(2026, 10, 20)
RAISED = datetime(2026, 10, 1, 12, tzinfo=DANISH_TIME)
LATER = RAISED + timedelta(days=5)
EARLIER = RAISED - timedelta(days=200)
MOTHER = Near(LENE, "Lene", "mother", "mor", True)
FATHER = Near(JONAS, "Jonas", "father", "far", True)
REPRESENTATIVE = Near(RASMUS, "Rosa", "representative", "repræsentant for uledsaget barn", None)


def child(*, age: int = 9, on: date = TODAY, unborn: bool = False) -> Subject:
    return Subject(FREJA, "Freja", None if unborn else date(on.year - age, 1, 1), unborn)


def prepared(
    kind: str = "support", *, age: int = 9, on: date = TODAY, near: Any = (MOTHER, FATHER), **told: Any
) -> Prepared:
    subject = child(age=age, on=on)
    parties = circle(subject, near, kind=kind, on=on)
    return Prepared(
        kind=kind_on(kind, on), child=subject, raised_at=RAISED, purpose_version=1, parties=parties, on=on, **told
    )


def state_of(rule: str, of: Prepared) -> State:
    return next(gate.state for gate in gates(of) if gate.rule == rule)


def words_of(rule: str, of: Prepared) -> str:
    return " ".join(next(gate.words for gate in gates(of) if gate.rule == rule))


def step(gate: str, person: UUID | None = None, **told: Any) -> StepSeen:
    return StepSeen(gate=gate, person=person, happened_at=LATER, **told)


def yes(person: UUID, kind: str = "help", version: int = 1, **told: Any) -> ConsentSeen:
    return ConsentSeen(person=person, kind=kind, purpose_version=version, given=True, **told)


TALKS = [
    # when, about, the gate
    (LATER, ("support",), State.READY),
    (RAISED, ("support",), State.READY),
    (EARLIER, ("support",), State.MISSING),
    (LATER, ("placement",), State.MISSING),
    (LATER, (), State.MISSING),
    (LATER, ("notification", "support"), State.READY),
]


@pytest.mark.parametrize(("at", "about", "state"), TALKS)
def test_a_talk_counts_when_it_was_about_this_and_after_the_question_came_up(at, about, state):
    looked_at = prepared(contacts=[ContactSeen(UUID(int=9), at, about)])

    assert state_of("CHILD-VIEW", looked_at) is state
    assert bool(talks_about_this(looked_at)) is (state is State.READY)


@pytest.mark.parametrize(
    ("at", "about", "state"),
    [
        (LATER, ("support",), State.EXCUSED),
        (EARLIER, ("support",), State.MISSING),
        (LATER, ("contact",), State.MISSING),
    ],
)
def test_a_lawful_reason_for_no_talk_excuses_this_matter_alone(at, about, state):
    assert state_of("CHILD-VIEW", prepared(left_out=[LeftOutSeen(at, about, "Barnet er i koma.")])) is state


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("support", "Barnet er ikke hørt om det, der skal afgøres (»støtte hjemme«), siden 1.10.2026."),
        ("closing", "Barnet er ikke hørt om det, der skal afgøres, siden 1.10.2026."),
    ],
)
def test_what_the_child_was_not_heard_about_is_told_in_a_sentence(kind, words):
    assert words_of("CHILD-VIEW", prepared(kind)) == words


def test_the_unborn_child_is_not_asked():
    looked_at = replace(prepared(), child=child(unborn=True))

    assert state_of("CHILD-VIEW", looked_at) is State.EXCUSED
    assert state_of("CHILD-BISIDDER", looked_at) is State.EXCUSED


HEARINGS = [
    # steps, the gate
    ([], State.MISSING),
    ([step("HEARING-19", LENE, answered_at=LATER)], State.MISSING),
    ([step("HEARING-19", LENE, answered_at=LATER), step("HEARING-19", JONAS, answered_at=LATER)], State.READY),
    (
        [step("HEARING-19", LENE, answered_at=LATER), step("HEARING-19", JONAS, answer_by=TODAY - timedelta(days=1))],
        State.READY,
    ),
    ([step("HEARING-19", LENE, answered_at=LATER), step("HEARING-19", JONAS, answer_by=TODAY)], State.MISSING),
    (
        [
            step("HEARING-19", LENE, answered_at=LATER),
            step("HEARING-19", JONAS, excused=True, words="Opholdssted ukendt."),
        ],
        State.EXCUSED,
    ),
    ([step("HEARING-19", excused=True, words="Kan ikke vente.")], State.EXCUSED),
]


@pytest.mark.parametrize(("steps", "state"), HEARINGS)
def test_every_party_is_heard_or_the_reason_is_written_down(steps, state):
    assert state_of("HEARING-19", prepared(steps=steps)) is state


def test_a_hearing_without_known_parties_asks_who_has_custody():
    assert "forældremyndigheden" in words_of("HEARING-19", prepared(near=()))
    assert state_of("HEARING-19", prepared(near=())) is State.MISSING


CANNOT_WAIT = step("ACCESS-POSTPONES", excused=True, words="Fristen i § 143 ville blive brudt.")
ACCESS = [
    # who has asked, steps, the gate
    ([], [], State.READY),
    ([AccessSeen("Lene")], [], State.MISSING),
    ([AccessSeen("Lene", answered=True)], [], State.READY),
    ([AccessSeen("Lene", answered=True), AccessSeen("Jonas")], [], State.MISSING),
    ([AccessSeen("Lene")], [CANNOT_WAIT], State.EXCUSED),
]


@pytest.mark.parametrize(("asked", "steps", "state"), ACCESS)
def test_a_request_for_the_file_postpones_the_decision_until_it_is_answered(asked, steps, state):
    assert state_of("ACCESS-POSTPONES", prepared(access=asked, steps=steps)) is state


def test_who_waits_for_the_file_is_told_by_name():
    assert words_of("ACCESS-POSTPONES", prepared(access=[AccessSeen("Lene")])).startswith("Lene har bedt om aktindsigt")


CONSENTS = [
    # consents, the gate
    ([], State.MISSING),
    ([yes(LENE)], State.MISSING),
    ([yes(LENE), yes(JONAS)], State.READY),
    ([yes(LENE), yes(JONAS, version=2)], State.MISSING),
    ([yes(LENE), yes(JONAS, kind="information")], State.MISSING),
    ([yes(LENE), yes(JONAS, withdrawn=True)], State.MISSING),
    ([yes(LENE), ConsentSeen(JONAS, "help", 1, refused=True)], State.MISSING),
    ([yes(LENE), ConsentSeen(JONAS, "help", 1, sought=True)], State.MISSING),
    ([yes(LENE), ConsentSeen(JONAS, "help", 1, refused=True), yes(JONAS)], State.READY),
    ([yes(LENE), yes(JONAS, limits="Ikke i skolen.")], State.READY),
]


@pytest.mark.parametrize(("consents", "state"), CONSENTS)
def test_both_holders_of_joint_custody_consent_to_the_purpose_as_it_is_worded(consents, state):
    assert state_of("CONSENT-FMI", prepared(consents=consents)) is state


def test_an_unknown_custody_has_to_be_found_out_before_a_consent_counts():
    father = replace(FATHER, custody=None)

    assert "find ud af" in words_of("CONSENT-FMI", prepared(near=(MOTHER, father), consents=[yes(LENE), yes(JONAS)]))


OWN_CONSENT = [
    # kind, age, day, the rule that asks for the child's own consent
    ("placement", 14, TODAY, None),
    ("placement", 15, TODAY, "CONSENT-15"),
    ("permanent", 15, TODAY, "CONSENT-15"),
    ("support", 16, TODAY, None),
    ("place_change", 11, TODAY, None),
    ("place_change", 12, TODAY, "CONSENT-12-MOVE"),
    ("place_change", 14, date(2014, 5, 1), None),
    ("place_change", 15, date(2014, 5, 1), "CONSENT-12-MOVE"),
    ("placement_forced", 16, TODAY, None),
]


@pytest.mark.parametrize(("kind", "age", "on", "rule"), OWN_CONSENT)
def test_from_which_age_the_childs_own_consent_is_needed(kind, age, on, rule):
    asked = [rule for rule, person in consenting(prepared(kind, age=age, on=on)) if person.id == FREJA]

    assert asked == ([rule] if rule else [])


STOPS = [
    # kind, consents, whether the form stops
    ("support", [], False),
    ("placement", [yes(LENE, "placement")], True),
    ("placement", [yes(LENE, "placement"), yes(JONAS, "placement")], False),
    ("placement_forced", [], False),
    ("place_change", [], True),
]


@pytest.mark.parametrize(("kind", "consents", "stops"), STOPS)
def test_only_a_placement_or_a_move_without_consent_stops_the_form(kind, consents, stops):
    assert consent_is_missing(prepared(kind, consents=consents)) is stops


@pytest.mark.parametrize(("kind", "there"), [("support", False), ("placement", False), ("placement_forced", True)])
def test_a_lawyer_is_offered_where_the_committee_decides(kind, there):
    assert ("LAWYER" in {gate.rule for gate in gates(prepared(kind))}) is there


def test_each_party_is_offered_a_lawyer_also_the_child_of_ten():
    steps = [step("LAWYER", LENE), step("LAWYER", JONAS)]

    assert state_of("LAWYER", prepared("placement_forced", steps=steps)) is State.READY
    assert words_of("LAWYER", prepared("placement_forced", age=10, steps=steps)) == "Freja er ikke tilbudt advokat."


WAITS = step("HAGUE-155", words="Freja er i fare.", excused=True)
ABROAD = [
    # what is known of another country, the steps, the gate
    (CountrySeen("Polen"), [], State.MISSING),
    (CountrySeen("Polen", asked_on=TODAY), [], State.MISSING),
    (CountrySeen("Polen", asked_on=TODAY, answered_on=TODAY), [], State.READY),
    (CountrySeen("Polen", asked_on=TODAY), [WAITS], State.EXCUSED),
]


@pytest.mark.parametrize(("country", "steps", "state"), ABROAD)
def test_the_authority_of_another_country_has_answered_or_why_it_could_not_be_waited_for(country, steps, state):
    assert state_of("HAGUE-155", prepared(other_country=country, steps=steps)) is state


def test_a_child_of_no_other_country_is_not_asked_about_one():
    assert "HAGUE-155" not in {gate.rule for gate in gates(prepared())}


@pytest.mark.parametrize(
    ("needs", "steps", "state"),
    [
        (False, [], State.READY),
        (True, [], State.MISSING),
        (True, [step("INTERPRETER", words="Tigrinya, tolk på telefon")], State.READY),
        (True, [step("INTERPRETER", excused=True, words="Akut, gentages i morgen")], State.EXCUSED),
    ],
)
def test_an_interpreter_is_there_or_the_reason(needs, steps, state):
    assert state_of("INTERPRETER", prepared(needs_interpreter=needs, steps=steps)) is state


@pytest.mark.parametrize(
    ("ours", "steps", "state"),
    [
        (False, [], State.READY),
        (True, [], State.MISSING),
        (True, [step("IMPARTIAL-3", excused=True, words="Kun samme navn.")], State.EXCUSED),
    ],
)
def test_one_of_our_own_among_the_parties_is_asked_about(ours, steps, state):
    assert state_of("IMPARTIAL-3", prepared(our_own_concerned=ours, steps=steps)) is state


PARTIES = [
    # adults, kind, age, day, who is a party
    ((MOTHER, FATHER), "support", 9, TODAY, {LENE: Role.CUSTODY_HOLDER, JONAS: Role.CUSTODY_HOLDER}),
    ((MOTHER,), "support", 10, TODAY, {LENE: Role.CUSTODY_HOLDER, FREJA: Role.CHILD}),
    ((MOTHER,), "support", 11, date(2023, 5, 1), {LENE: Role.CUSTODY_HOLDER}),
    ((MOTHER,), "support", 12, date(2023, 5, 1), {LENE: Role.CUSTODY_HOLDER, FREJA: Role.CHILD}),
    ((MOTHER, replace(FATHER, custody=False)), "support", 9, TODAY, {LENE: Role.CUSTODY_HOLDER}),
    (
        (MOTHER, replace(FATHER, custody=False)),
        "contact",
        9,
        TODAY,
        {LENE: Role.CUSTODY_HOLDER, JONAS: Role.PARENT_IN_CONTACT},
    ),
    (
        (MOTHER, Near(RASMUS, "Rasmus", "step_parent", "stedforælder", None)),
        "support",
        9,
        TODAY,
        {LENE: Role.CUSTODY_HOLDER},
    ),
    (
        (Near(RASMUS, "Hanne", "foster_parent", "plejeforælder", False), MOTHER),
        "place_change",
        9,
        TODAY,
        {LENE: Role.CUSTODY_HOLDER},
    ),
    ((replace(MOTHER, custody=None),), "support", 9, TODAY, {LENE: Role.CUSTODY_UNKNOWN}),
    ((REPRESENTATIVE,), "support", 9, TODAY, {RASMUS: Role.REPRESENTATIVE}),
    ((replace(REPRESENTATIVE, custody=True),), "support", 9, TODAY, {RASMUS: Role.CUSTODY_HOLDER}),
]


@pytest.mark.parametrize(("near", "kind", "age", "on", "parties"), PARTIES)
def test_the_circle_of_parties_follows_custody_age_and_the_law_of_the_day(near, kind, age, on, parties):
    found: tuple[Party, ...] = circle(child(age=age, on=on), near, kind=kind, on=on)

    assert {party.id: party.role for party in found} == parties


def test_expectant_parents_are_parties_before_the_birth():
    found = circle(child(unborn=True), [replace(MOTHER, custody=None)], kind="placement_forced", on=TODAY)

    assert [party.role for party in found] == [Role.EXPECTANT_PARENT]


@pytest.mark.parametrize(
    ("custody", "role"),
    [(True, Role.EXPECTANT_PARENT), (None, Role.CUSTODY_UNKNOWN), (False, None)],
)
def test_before_the_birth_the_father_is_a_party_only_when_he_will_have_custody(custody, role):
    near = [replace(MOTHER, custody=False), replace(FATHER, custody=custody)]

    found = {party.id: party.role for party in circle(child(unborn=True), near, kind="support", on=TODAY)}

    assert found == {LENE: Role.EXPECTANT_PARENT} | ({JONAS: role} if role else {})


@pytest.mark.parametrize(("age", "together"), [(10, True), (14, True), (15, False)])
def test_a_party_under_fifteen_has_the_letter_read_together(age, together):
    (freja,) = circle(child(age=age), [], kind="support", on=TODAY)

    assert freja.read_together is together


@pytest.mark.parametrize(
    ("day", "danish", "paragraph"),
    [
        (date(2023, 12, 31), "Forebyggende foranstaltning", "Serviceloven § 52, stk. 1-3"),
        (date(2024, 1, 1), "Støttende indsats", "Barnets lov § 32, stk. 1, 3"),
    ],
)
def test_a_kind_has_the_words_and_the_paragraph_of_its_day(day, danish, paragraph):
    kind = kind_on("support", day)

    assert (kind.danish, kind.paragraph) == (danish, paragraph)
