"""What has happened to one child (hændelser), as the clocks read it: plain values, no records."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

NO_MARKS: Mapping[str, Any] = MappingProxyType({})


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
    INVESTIGATION_STOPPED = "investigation stopped"  # with its case and without a conclusion; carries opens = false
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

    # the front door, afterwards
    RISK_ASSESSED = "risk assessed before contact"
    NOTIFIER_TOLD_WHAT_FOLLOWED = "notifier told what followed"
    PERSON_INFORMED = "person informed of registration"
    CHILD_REQUESTED = "child's request received"
    CHILD_ANSWERED = "child's request answered"
    DOCUMENT_RECEIVED = "document received"
    DOCUMENT_FILED = "document filed"

    # what is found out
    TARGETED_ASSESSMENT_STARTED = "targeted assessment started"
    TARGETED_ASSESSMENT_COMPLETED = "targeted assessment completed"
    STATEMENT_ASKED = "statement asked for"
    STATEMENT_REMINDED = "statement reminded of"
    STATEMENT_RECEIVED = "statement received"
    SIBLING_WEIGHED = "sibling weighed in investigation"
    EXAMINATION_ASKED = "examination asked for"
    VISO_ASKED = "VISO asked"

    # before and after a decision
    CONSENT_SOUGHT = "consent sought"
    CONSENT_GIVEN = "consent given"
    CONSENT_LIMITED = "consent limited"
    PARTY_HEARD = "party heard"
    ACCESS_REQUESTED = "file access requested"
    ACCESS_ANSWERED = "file access answered"
    STEP_LEFT_OUT = "step of due process left out"
    LAWYER_OFFERED = "lawyer offered"
    LAY_REPRESENTATIVE_TOLD = "lay representative told of"
    DECISION_TOLD = "decision told"
    COMPLAINT_MADE = "complaint made"
    RECONSIDERED = "complaint reconsidered"
    COMPLAINT_FORWARDED = "complaint forwarded"
    BOARD_ORDERED = "appeals board ordered"
    BOARD_ORDER_CARRIED_OUT = "appeals board's order carried out"
    BOARD_DECIDED = "appeals board decided"
    COURT_DEMANDED = "court review demanded"
    COURT_DECIDED = "court decided"
    RENEWAL_DATE_SET = "renewal date set"

    # the chair and the committee
    CHAIR_DECIDED = "chair decision made"
    CHAIR_DECISION_NOTIFIED = "chair decision notice sent"
    CHAIR_DECISION_CARRIED_OUT = "chair decision carried out"
    CHAIR_DECISION_ANNULLED = "chair decision annulled"
    COMMITTEE_MATTER_RAISED = "committee matter raised"
    COMMITTEE_MATTER_WITHDRAWN = "committee matter withdrawn"
    COMMITTEE_MEETING_BOOKED = "committee meeting booked"
    COMMITTEE_MEETING_HELD = "committee meeting held"
    COMMITTEE_MEETING_CALLED_OFF = "committee meeting called off"
    RECOMMENDED = "recommendation made"
    COMMITTEE_BUNDLE_SENT = "committee bundle sent"
    COMMITTEE_DECIDED = "committee decided"
    COMMITTEE_MINUTES_WRITTEN = "committee minutes written"
    CHAIR_LAPSE_SEEN_TO = "chair decision lapsed and seen to"

    # help, places and people
    NETWORK_FAMILY_APPROVED = "network family approved"
    SUPPORT_PERSON_CONSIDERED = "support person considered"
    PLACE_CHANGE_DECIDED = "place change decided"
    PLACEMENT_RENEWED = "placement renewed"
    PLACEMENT_MADE_PERMANENT = "placement made permanent"
    FAMILY_CONTACT_DECIDED = "family contact decided"
    FAMILY_CONTACT_SUSPENDED = "family contact suspended"
    FAMILY_CONTACT_RESUMED = "family contact resumed"
    FAMILY_CONTACT_HELD = "family contact held"
    RETURN_HOME_DECIDED = "return home decided"
    PLAN_REVISED = "plan revised"
    PLAN_ENDED = "plan ended"
    PLAN_SENT = "plan sent for comment"
    PLAN_COMMENTED = "plan commented on"
    PARENT_PLAN_MADE = "parents' plan made"
    YOUTH_PLAN_CONSIDERED = "youth plan considered"
    YOUTH_SUPPORT_DECIDED = "youth support decided"
    ADULT_LIFE_PREPARED = "adult life prepared"
    COORDINATOR_NAMED = "coordinator named"
    CONCERN_ABOUT_PLACE = "concern about a place"
    AUTHORITY_TOLD_OF_PLACE = "supervisory authority told"
    SEEN_TO_AFTER_CONCERN = "child seen to after a concern about the place"
    FORCE_USED = "force used"
    FORCE_REPORTED = "force reported"
    SCHOOL_NEEDS_ASSESSED = "school needs assessed"
    APPOINTMENT_BOOKED = "appointment booked"
    APPOINTMENT_HELD = "appointment held"
    APPOINTMENT_CANCELLED = "appointment cancelled"

    # what happens to a child's life and case
    CASE_OPENED = "case opened"
    CHILD_BORN = "child born"
    PREGNANCY_ENDED = "pregnancy ended"
    PARENT_DIED = "parent died"
    CHILD_ADOPTED = "child adopted"
    MUNICIPALITIES_MERGED = "municipalities merged"

    # the child and another country
    UNACCOMPANIED_REGISTERED = "unaccompanied child registered"
    UNACCOMPANIED_ENDED = "child no longer unaccompanied"
    REPRESENTATIVE_REGISTERED = "representative registered"
    REPRESENTATIVE_LEFT = "representative left"
    OTHER_COUNTRY_REGISTERED = "tie to another country registered"
    OTHER_COUNTRY_ENDED = "tie to another country ended"
    CENTRAL_AUTHORITY_ANSWERED = "central authority answered"

    # told by no deed: they follow from the birth date alone
    TURNED_16 = "turned 16"
    TURNED_17 = "turned 17"

    # told and kept, but no clock follows from it
    MEETING_HELD = "meeting held"
    NOTE_MADE = "note made"
    OTHER = "other"


class Event(NamedTuple):
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
    marks: Mapping[str, Any] = NO_MARKS
