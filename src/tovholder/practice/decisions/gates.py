"""What must come before a decision (klar / mangler), read from plain values. Values in, answers out.

A gate that is not met warns; the form stops only where the law stops. Each gate is named by its id of the law data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day
from tovholder.practice.decisions.parties import Party, Role, Subject, age_on, consent_age
from tovholder.practice.decisions.seen import ContactSeen, CountrySeen, GateSeen, Prepared, State, StepSeen

NOBODY_KNOWN = "Ingen parter er registreret. Skriv, hvem der har forældremyndigheden."


_OfOne = Callable[[StepSeen | None, Party, Prepared], tuple[bool, str]]


def gates(prepared: Prepared, *, written: bool = False) -> list[GateSeen]:
    """Every gate of this decision, in the order they are worked through; `written` when its reasons are."""
    found = [_child_view(prepared), _lay_representative(prepared), _hearing(prepared), _access(prepared)]
    if prepared.kind.compulsory:
        found.append(_lawyer(prepared))
    found += _consents(prepared)
    if prepared.other_country is not None:
        found.append(_central_authority(prepared, prepared.other_country))
    found += [_interpreter(prepared), _impartial(prepared)]
    if written:
        found.append(_gate("REASONS-22", State.READY, ["Begrundelsen står i forslaget."]))
    else:
        found.append(_later("REASONS-22", "Du skriver begrundelsen i afgørelsen."))
    found.append(_later("COMPLAINT-GUIDANCE-25", "Står i hvert brev om afgørelsen."))
    return found


def talks_about_this(prepared: Prepared) -> list[ContactSeen]:
    """The contacts with the child about this matter, later than the question came up (law review F15)."""
    about = str(prepared.kind.about)
    return [each for each in prepared.contacts if about in each.matters and each.happened_at >= prepared.raised_at]


def child_view_stands(prepared: Prepared) -> State:
    """How it stands with the child's own view on this matter (CHILD-VIEW)."""
    return _child_view(prepared).state


def consent_is_missing(prepared: Prepared) -> bool:
    """Whether the law stops here: it rests on consent, and somebody whose consent is needed has not given it."""
    return prepared.kind.stops_without_consent and any(gate.missing for gate in _consents(prepared))


def consenting(prepared: Prepared) -> list[tuple[str, Party | Subject]]:
    """Whose consent this decision rests on, with the rule that says so; empty where it rests on none."""
    if prepared.kind.consent is None:
        return []
    holders: list[tuple[str, Party | Subject]] = [
        ("CONSENT-FMI", party) for party in prepared.parties if not party.is_child and party.role in _HOLDERS
    ]
    rule = _CHILDS_OWN.get(prepared.kind.code)
    age = age_on(prepared.child.birth_date, prepared.on)
    if rule and age is not None and age >= consent_age(rule, prepared.on):
        holders.append((rule, prepared.child))
    return holders


def all_holders_consent(prepared: Prepared, *, besides: UUID) -> bool:
    """Whether, when this one consents, everybody with custody stands behind the purpose (forældreansvarsloven § 3)."""
    others = [who for rule, who in consenting(prepared) if rule == "CONSENT-FMI" and who.id != besides]
    return all(_consent_of(prepared, who)[0] for who in others)


_HOLDERS = (Role.CUSTODY_HOLDER, Role.CUSTODY_UNKNOWN, Role.EXPECTANT_PARENT)
_CHILDS_OWN: Mapping[str, str] = {
    "placement": "CONSENT-15",
    "permanent": "CONSENT-15",
    "place_change": "CONSENT-12-MOVE",
}
CHILDS_OWN_CONSENTS = frozenset(_CHILDS_OWN.values())


def _child_view(prepared: Prepared) -> GateSeen:
    rule = "CHILD-VIEW"
    if prepared.child.unborn:
        return _gate(rule, State.EXCUSED, ["Barnet er ikke født."])
    talks = talks_about_this(prepared)
    if talks:
        last = max(each.happened_at for each in talks)
        return _gate(rule, State.READY, [f"Barnet er hørt om det her den {_day(last)}."])
    about = str(prepared.kind.about)
    reasons = [
        each.because for each in prepared.left_out if about in each.matters and each.happened_at >= prepared.raised_at
    ] + _excuses(prepared, rule)
    if reasons:
        return _gate(rule, State.EXCUSED, reasons[-1:])
    about_what = f" (»{prepared.kind.asked_about}«)" if prepared.kind.asked_about else ""
    words = f"Barnet er ikke hørt om det, der skal afgøres{about_what}, siden {_day(prepared.raised_at)}."
    return _gate(rule, State.MISSING, [words])


def _lay_representative(prepared: Prepared) -> GateSeen:
    if prepared.child.unborn:
        return _gate("CHILD-BISIDDER", State.EXCUSED, ["Barnet er ikke født."])
    steps = [step for step in prepared.steps if step.gate == "CHILD-BISIDDER"]
    return _told_once(prepared, "CHILD-BISIDDER", steps, "Barnet er ikke fortalt om retten til bisidder.")


def _hearing(prepared: Prepared) -> GateSeen:
    return _of_each_party(prepared, "HEARING-19", prepared.parties, _hearing_of)


def _hearing_of(step: StepSeen | None, party: Party, prepared: Prepared) -> tuple[bool, str]:
    if step is None:
        return False, f"{party.name} er ikke hørt."
    if step.answered_at is not None:
        return True, f"{party.name} har svaret."
    if step.answer_by is not None and step.answer_by < prepared.on:
        return True, f"{party.name} har ikke svaret inden {_short(step.answer_by)}."
    until = f" til {_short(step.answer_by)}" if step.answer_by else ""
    return False, f"Vi venter på svar fra {party.name}{until}."


def _lawyer(prepared: Prepared) -> GateSeen:
    return _of_each_party(prepared, "LAWYER", prepared.parties, _lawyer_of)


def _lawyer_of(step: StepSeen | None, party: Party, prepared: Prepared) -> tuple[bool, str]:
    if step is None:
        return False, f"{party.name} er ikke tilbudt advokat."
    return True, f"{party.name} er tilbudt advokat."


def _of_each_party(prepared: Prepared, rule: str, parties: Sequence[Party], one: _OfOne) -> GateSeen:
    general = [step.words for step in prepared.steps if step.gate == rule and step.excused and step.person is None]
    if general:
        return _gate(rule, State.EXCUSED, general[-1:])
    if not parties:
        return _gate(rule, State.MISSING, [NOBODY_KNOWN])
    answers, excused = [], []
    for party in parties:
        steps = [step for step in prepared.steps if step.gate == rule and step.person == party.id]
        last = max(steps, key=lambda step: step.happened_at, default=None)
        if last is not None and last.excused:
            excused.append(f"{party.name}: {last.words}")
        else:
            answers.append(one(last, party, prepared))
    missing = [words for met, words in answers if not met]
    if missing:
        return _gate(rule, State.MISSING, missing)
    if excused:
        return _gate(rule, State.EXCUSED, excused + [words for _, words in answers])
    return _gate(rule, State.READY, [words for _, words in answers])


def _access(prepared: Prepared) -> GateSeen:
    """A party's request for the file postpones the decision, unless that would break a limit of the law (§ 9 b)."""
    rule = "ACCESS-POSTPONES"
    waiting = [asked.by for asked in prepared.access if not asked.answered]
    if not waiting:
        words = "Ingen venter på aktindsigt." if prepared.access else "Ingen har bedt om aktindsigt."
        return _gate(rule, State.READY, [words])
    excuses = _excuses(prepared, rule)
    if excuses:
        return _gate(rule, State.EXCUSED, excuses[-1:])
    return _gate(rule, State.MISSING, [f"{name} har bedt om aktindsigt og venter på svar." for name in waiting])


def _consents(prepared: Prepared) -> list[GateSeen]:
    by_rule: dict[str, list[Party | Subject]] = {}
    for rule, person in consenting(prepared):
        by_rule.setdefault(rule, []).append(person)
    if prepared.kind.consent is not None and "CONSENT-FMI" not in by_rule:
        return [_gate("CONSENT-FMI", State.MISSING, [NOBODY_KNOWN])]
    found = []
    for rule, people in by_rule.items():
        answers = [_consent_of(prepared, person) for person in people]
        missing = [words for met, words in answers if not met]
        state = State.MISSING if missing else State.READY
        found.append(_gate(rule, state, missing or [words for _, words in answers]))
    return found


def _consent_of(prepared: Prepared, person: Party | Subject) -> tuple[bool, str]:
    """Whether this person's consent covers the purpose as it is worded now (law review F26)."""
    theirs = [each for each in prepared.consents if each.person == person.id and each.kind == prepared.kind.consent]
    last = theirs[-1] if theirs else None
    if isinstance(person, Party) and person.role is Role.CUSTODY_UNKNOWN:
        return False, f"{person.name}: find ud af, om der er forældremyndighed."
    if last is None:
        return False, f"{person.name} er ikke spurgt."
    if last.withdrawn:
        return False, f"{person.name} har trukket sit samtykke tilbage."
    if last.refused:
        return False, f"{person.name} har sagt nej."
    if not last.given:
        return False, f"{person.name} er spurgt og har ikke svaret."
    if last.purpose_version != prepared.purpose_version:
        return False, f"{person.name} har sagt ja til et tidligere formål, ikke til det, der står nu."
    limits = f", med begrænsning: {last.limits}" if last.limits else ""
    return True, f"{person.name} har sagt ja til formålet{limits}."


def _central_authority(prepared: Prepared, country: CountrySeen) -> GateSeen:
    """The child belongs in another country too: its central authority answers first (Barnets lov § 155)."""
    rule = "HAGUE-155"
    if country.answered_on is not None:
        return _gate(rule, State.READY, [f"Centralmyndigheden har svaret den {_short(country.answered_on)}."])
    excuses = _excuses(prepared, rule)
    if excuses:
        return _gate(rule, State.EXCUSED, excuses[-1:])
    if country.asked_on is not None:
        return _gate(rule, State.MISSING, [f"Spurgt den {_short(country.asked_on)}. Vi venter på svaret."])
    return _gate(rule, State.MISSING, [f"Barnet hører også til i et andet land: {country.name}. Ingen har spurgt."])


def _interpreter(prepared: Prepared) -> GateSeen:
    steps = [step for step in prepared.steps if step.gate == "INTERPRETER"]
    if not steps and not prepared.needs_interpreter:
        return _gate("INTERPRETER", State.READY, ["Ingen er noteret med behov for tolk."])
    return _told_once(prepared, "INTERPRETER", steps, "Der er noteret behov for tolk. Skriv, hvem der tolker.")


def _impartial(prepared: Prepared) -> GateSeen:
    rule = "IMPARTIAL-3"
    excuses = _excuses(prepared, rule)
    if excuses:
        return _gate(rule, State.EXCUSED, excuses[-1:])
    if prepared.our_own_concerned:
        words = "En part har samme navn som en ansat eller et udvalgsmedlem. Skriv, hvorfor ingen er inhabil."
        return _gate(rule, State.MISSING, [words])
    return _gate(rule, State.READY, ["Ingen af parterne er fundet blandt kommunens egne."])


def _told_once(prepared: Prepared, rule: str, steps: Sequence[StepSeen], missing: str) -> GateSeen:
    last = max(steps, key=lambda step: step.happened_at, default=None)
    if last is None:
        return _gate(rule, State.MISSING, [missing])
    state = State.EXCUSED if last.excused else State.READY
    return _gate(rule, state, [last.words or f"Gjort den {_day(last.happened_at)}."])


def _excuses(prepared: Prepared, rule: str) -> list[str]:
    return [step.words for step in prepared.steps if step.gate == rule and step.excused]


def _later(rule: str, words: str) -> GateSeen:
    return _gate(rule, State.LATER, [words])


def _gate(rule: str, state: State, words: Iterable[str]) -> GateSeen:
    return GateSeen(rule, _SHORT.get(rule) or rulebook().rule(rule).danish, state, tuple(words))


# The law data's names are whole sentences; a list of ten is read quicker with the office's own words.
_SHORT: Mapping[str, str] = {
    "CHILD-VIEW": "Barnets holdning",
    "CHILD-BISIDDER": "Bisidder",
    "HEARING-19": "Partshøring",
    "ACCESS-POSTPONES": "Aktindsigt",
    "LAWYER": "Advokat",
    "CONSENT-FMI": "Samtykke til formålet",
    "CONSENT-15": "Den unges samtykke (15 år)",
    "CONSENT-12-MOVE": "Barnets samtykke til at flytte (12 år)",
    "HAGUE-155": "Centralmyndigheden i det andet land",
    "INTERPRETER": "Tolk",
    "IMPARTIAL-3": "Habilitet",
    "REASONS-22": "Begrundelse",
    "COMPLAINT-GUIDANCE-25": "Klagevejledning",
}


def _day(moment: datetime) -> str:
    return _short(danish_day(moment))


def _short(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
