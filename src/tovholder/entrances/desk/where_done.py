"""Where what a date asks for is done: the page behind each rule, for who may open it.

A date of the law opens to its paragraph and how it was counted; this is the way from there to the deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.queries.child import Glance
from tovholder.practice.casework.models import Task

LIFTING = "contact hold"  # no rule: the day a contact hold is looked at again
# At the front desk: pages about the child's latest notification.
_AT_THE_DOOR = {
    "intake:assess": ("NOTIF-24H", "LOCAL-SCREEN", "NOTIF-REASSESS", "OWN-REPEAT", "NOTIF-ACK"),
    "intake:police": ("POLICE-COORD",),
    "intake:risk": ("NOTIF-HONOUR",),
    "intake:what_followed": ("NOTIF-INFORM-PRO",),
    "intake:lift_hold": (LIFTING,),
}
# As a caseworker: pages about the child.
_ABOUT_THE_CHILD = {
    "casework:speak_with_child": ("NOTIF-TALK-ABUSE", "OWN-CLOSED-UNSEEN", "CHILD-VIEW"),
    "investigations:of_child": ("BFU-4M", "BFU-MUST-OPEN", "BFU-PRELIM", "BFU-CONCLUSION", "BFU-SIB-CONSIDER"),
    "decisions:prepare": ("DEC-SUPPORT", "DEC-PLACE", "DEC-PLACE-SITE", "HOME-DECISION", "YOUTH-6M"),
    "decisions:child": ("HEARING-19", "COMPLAINT-REMIT-4W", "ANKE-ORDER", "CHILD-BISIDDER"),
    "decisions:consents": ("OWN-CONSENT-WITHDRAWN", "CONSENT-FMI", "CONSENT-15", "CONSENT-12-MOVE"),
    "casework:other_country": ("HAGUE-155",),
    "desk:new_grown_up": ("ASYLUM-REP",),
    "plans:plan": ("PLAN-SUPPORT-3M", "PLAN-PLACE-3M", "PLAN-PLACE-FORCED", "HOME-PLAN"),
    "plans:parents_plan": ("PARENT-PLAN",),
    "plans:follow_up": ("FOLLOW-FIRST", "FOLLOW-RHYTHM", "FOLLOW-NEXT", "OWN-FOLLOW-HOME"),
    "plans:youth": ("PLAN-YOUTH-16", "PLAN-YOUTH-PLACED", "LOCAL-COORD-16", "TRANSITION-16"),
}
_DECIDES = {"DEC-SUPPORT": "support", "DEC-PLACE": "placement"}  # what the page is to begin with
_FAMILY_TOLD = ("PARENTS-TOLD", "OWN-CONTACT-BEFORE")
_SUPPORT_PERSONS = ("CHILD-SUPPORT-PERSON", "PARENT-SUPPORTER")


def doors(glance: Glance, child_id: UUID, *, may_assess: bool) -> dict[str, str]:
    """The page where each rule is met, for this child and this reader; a rule that is not there has none."""
    found = {rule: address_of(page, child_id) for page, rules in _ABOUT_THE_CHILD.items() for rule in rules}
    found |= {rule: f"{found[rule]}?art={kind}" for rule, kind in _DECIDES.items()}
    # The child's own unit tells the family only when it is decided what follows.
    for came in glance.came[:1]:
        found |= dict.fromkeys(_FAMILY_TOLD, address_of("intake:contact", came["id"]))
    concern = latest_concern(glance) if may_assess else None
    if concern is not None:
        found |= dict.fromkeys(_FAMILY_TOLD, address_of("intake:contact", concern))
        found |= {rule: address_of(page, concern) for page, rules in _AT_THE_DOOR.items() for rule in rules}
    for task in glance.tasks:
        if task["kind"] == Task.Kind.SIBLING_SAFETY:
            found["DEATH"] = address_of("casework:finish_task", task["id"])
    for placement in glance.placements[:1]:
        found |= dict.fromkeys(_SUPPORT_PERSONS, address_of("casework:placement", placement["id"]))
        found["SUPERV-2Y"] = address_of("supervision:record", child_id)
    return {rule: url for rule, url in found.items() if url}


def latest_concern(glance: Glance) -> UUID | None:
    """The child's row in Modtagelsen that is worked on: what waits there, else what came last."""
    rows: Sequence[dict[str, UUID]] = [*glance.unassessed, *glance.unscreened, *glance.came]
    return rows[0]["id"] if rows else None
