"""What has happened to one child (hændelser), as the clocks read it: plain values, no records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class EventKind(StrEnum):
    """What kind of thing happened. The value is the deed's word in the chronicle.

    A deed without a kind of its own here starts, meets and ends no clock: it reads as OTHER.
    """

    # the child and the record
    CHILD_REGISTERED = "child registered"
    CHILD_MOVED = "child moved"
    CHILD_DIED = "child died"
    CASE_CLOSED = "case closed"
    CASE_REOPENED = "case reopened"

    # the front door
    ENQUIRY_RECEIVED = "enquiry received"
    NOTIFICATION_RECEIVED = "notification received"
    NOTIFIER_ACKNOWLEDGED = "notifier acknowledged"
    PARENTS_TOLD = "parents told"
    PARENTS_NOT_TOLD = "parents not told"
    FAMILY_CONTACTED = "family contacted"
    SAFETY_ASSESSED = "safety assessed"
    REASSESSED = "reassessed"
    SCREENED = "screened"
    MANDATORY_GROUND_REGISTERED = "mandatory ground registered"
    MANDATORY_GROUND_WITHDRAWN = "mandatory ground withdrawn"
    OTHER_MUNICIPALITY_NOTIFIED = "other municipality notified"

    # the child's safety
    CHILD_SPOKEN_WITH = "child spoken with"
    POLICE_COORDINATED = "police coordinated"
    POLICE_COORDINATION_ENDED = "police coordination ended"
    CONTACT_HOLD_SET = "contact hold set"
    CONTACT_HOLD_LIFTED = "contact hold lifted"

    # the work of the case
    INVESTIGATION_STARTED = "investigation started"
    INVESTIGATION_COMPLETED = "investigation completed"
    PRELIMINARY_CONCLUSION_MADE = "preliminary conclusion made"
    DECISION_MADE = "decision made"
    PLAN_MADE = "plan made"
    MEASURE_STARTED = "measure started"
    MEASURE_ENDED = "measure ended"
    PLACEMENT_STARTED = "placement started"
    PLACEMENT_ENDED = "placement ended"
    SUPERVISION_VISIT_MADE = "supervision visit made"
    FOLLOW_UP_HELD = "follow-up held"
    CONSENT_WITHDRAWN = "consent withdrawn"

    # told and kept, but no clock follows from it
    MEETING_HELD = "meeting held"
    NOTE_MADE = "note made"
    COMPLAINT_MADE = "complaint made"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, seen from one child.

    ``at`` is the moment it was so, with a time zone; ``order`` settles what came first when two
    things have the same moment. ``named`` is False for a child of the household whom the event
    did not concern, where it named others. ``marks`` are the facts a clock may ask for.
    """

    id: str
    kind: EventKind
    at: datetime
    order: int
    named: bool = True
    marks: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


DANISH: Mapping[EventKind, str] = {
    EventKind.CHILD_REGISTERED: "Barnet registreret",
    EventKind.CHILD_MOVED: "Flytning mellem kommuner",
    EventKind.CHILD_DIED: "Barnet død",
    EventKind.CASE_CLOSED: "Sag lukket",
    EventKind.CASE_REOPENED: "Sag genåbnet",
    EventKind.ENQUIRY_RECEIVED: "Henvendelse modtaget",
    EventKind.NOTIFICATION_RECEIVED: "Underretning modtaget",
    EventKind.NOTIFIER_ACKNOWLEDGED: "Kvittering givet til underretter",
    EventKind.PARENTS_TOLD: "Forældre orienteret",
    EventKind.PARENTS_NOT_TOLD: "Orientering af forældre undladt med begrundelse",
    EventKind.FAMILY_CONTACTED: "Kontakt med familien",
    EventKind.SAFETY_ASSESSED: "24-timers vurdering foretaget",
    EventKind.REASSESSED: "Genvurdering foretaget",
    EventKind.SCREENED: "Screening afsluttet",
    EventKind.MANDATORY_GROUND_REGISTERED: "Pligt til børnefaglig undersøgelse registreret",
    EventKind.MANDATORY_GROUND_WITHDRAWN: "Undersøgelsespligt bortfaldet med begrundelse",
    EventKind.OTHER_MUNICIPALITY_NOTIFIED: "Anden kommune underrettet",
    EventKind.CHILD_SPOKEN_WITH: "Samtale med barnet",
    EventKind.POLICE_COORDINATED: "Aftale med politiet",
    EventKind.POLICE_COORDINATION_ENDED: "Aftale med politiet ophørt",
    EventKind.CONTACT_HOLD_SET: "Kontaktspærring sat",
    EventKind.CONTACT_HOLD_LIFTED: "Kontaktspærring ophævet",
    EventKind.INVESTIGATION_STARTED: "Børnefaglig undersøgelse besluttet",
    EventKind.INVESTIGATION_COMPLETED: "Børnefaglig undersøgelse afsluttet",
    EventKind.PRELIMINARY_CONCLUSION_MADE: "Foreløbig vurdering lavet",
    EventKind.DECISION_MADE: "Afgørelse truffet",
    EventKind.PLAN_MADE: "Plan lavet",
    EventKind.MEASURE_STARTED: "Indsats begyndt",
    EventKind.MEASURE_ENDED: "Indsats ophørt",
    EventKind.PLACEMENT_STARTED: "Anbringelse begyndt",
    EventKind.PLACEMENT_ENDED: "Anbringelse ophørt",
    EventKind.SUPERVISION_VISIT_MADE: "Tilsynsbesøg",
    EventKind.FOLLOW_UP_HELD: "Opfølgning holdt",
    EventKind.CONSENT_WITHDRAWN: "Samtykke trukket tilbage",
    EventKind.MEETING_HELD: "Møde holdt",
    EventKind.NOTE_MADE: "Notat skrevet",
    EventKind.COMPLAINT_MADE: "Klage modtaget",
    EventKind.OTHER: "Andet",
}
