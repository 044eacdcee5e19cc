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
    EventKind.RISK_ASSESSED: "Risikovurdering før kontakt med familien",
    EventKind.NOTIFIER_TOLD_WHAT_FOLLOWED: "Fagperson orienteret om, hvad der fulgte",
    EventKind.PERSON_INFORMED: "Person orienteret om, at der er registreret oplysninger",
    EventKind.CHILD_REQUESTED: "Barnets egen anmodning modtaget",
    EventKind.CHILD_ANSWERED: "Barnets anmodning besvaret",
    EventKind.DOCUMENT_RECEIVED: "Dokument modtaget",
    EventKind.DOCUMENT_FILED: "Dokument journaliseret",
    EventKind.TARGETED_ASSESSMENT_STARTED: "Afdækning begyndt",
    EventKind.TARGETED_ASSESSMENT_COMPLETED: "Afdækning afsluttet",
    EventKind.STATEMENT_ASKED: "Udtalelse indhentet",
    EventKind.STATEMENT_REMINDED: "Udtalelse rykket for",
    EventKind.STATEMENT_RECEIVED: "Udtalelse modtaget",
    EventKind.SIBLING_WEIGHED: "Søskende vurderet i undersøgelsen",
    EventKind.EXAMINATION_ASKED: "Undersøgelse ved læge eller psykolog aftalt",
    EventKind.VISO_ASKED: "VISO's særlige enhed inddraget",
    EventKind.CONSENT_SOUGHT: "Samtykke søgt",
    EventKind.CONSENT_GIVEN: "Samtykke givet",
    EventKind.CONSENT_LIMITED: "Samtykke begrænset",
    EventKind.PARTY_HEARD: "Partshøring foretaget",
    EventKind.ACCESS_REQUESTED: "Aktindsigt begæret",
    EventKind.ACCESS_ANSWERED: "Aktindsigt besvaret",
    EventKind.STEP_LEFT_OUT: "Skridt før afgørelsen undladt med begrundelse",
    EventKind.LAWYER_OFFERED: "Advokatbistand tilbudt",
    EventKind.LAY_REPRESENTATIVE_TOLD: "Oplyst om ret til bisidder",
    EventKind.DECISION_TOLD: "Afgørelse meddelt",
    EventKind.RECONSIDERED: "Klage genvurderet",
    EventKind.COMPLAINT_FORWARDED: "Klage sendt til Ankestyrelsen",
    EventKind.BOARD_ORDERED: "Pålæg fra Ankestyrelsen",
    EventKind.BOARD_ORDER_CARRIED_OUT: "Ankestyrelsens pålæg efterkommet",
    EventKind.BOARD_DECIDED: "Ankestyrelsens afgørelse",
    EventKind.COURT_DEMANDED: "Domstolsprøvelse forlangt",
    EventKind.COURT_DECIDED: "Rettens afgørelse",
    EventKind.RENEWAL_DATE_SET: "Ny dag for genbehandling",
    EventKind.CHAIR_DECIDED: "Formandsafgørelse truffet",
    EventKind.CHAIR_DECISION_NOTIFIED: "Meddelelse om formandsafgørelse sendt",
    EventKind.CHAIR_DECISION_CARRIED_OUT: "Formandsafgørelse iværksat",
    EventKind.CHAIR_DECISION_ANNULLED: "Formandsafgørelse ophævet",
    EventKind.COMMITTEE_MATTER_RAISED: "Sag rejst til udvalget",
    EventKind.COMMITTEE_MATTER_WITHDRAWN: "Sag til udvalget trukket tilbage",
    EventKind.COMMITTEE_MEETING_BOOKED: "Udvalgsmøde berammet",
    EventKind.COMMITTEE_MEETING_HELD: "Udvalgsmøde holdt",
    EventKind.COMMITTEE_MEETING_CALLED_OFF: "Udvalgsmøde aflyst",
    EventKind.RECOMMENDED: "Indstilling lavet",
    EventKind.COMMITTEE_BUNDLE_SENT: "Udvalgssagens materiale sendt",
    EventKind.COMMITTEE_DECIDED: "Udvalgets afgørelse",
    EventKind.COMMITTEE_MINUTES_WRITTEN: "Udvalgets protokol skrevet",
    EventKind.CHAIR_LAPSE_SEEN_TO: "Bortfaldet formandsafgørelse fulgt op",
    EventKind.NETWORK_FAMILY_APPROVED: "Netværksplejefamilie godkendt",
    EventKind.SUPPORT_PERSON_CONSIDERED: "Støtteperson drøftet",
    EventKind.PLACE_CHANGE_DECIDED: "Ændring af anbringelsessted besluttet",
    EventKind.PLACEMENT_RENEWED: "Anbringelse genbehandlet",
    EventKind.PLACEMENT_MADE_PERMANENT: "Permanent anbringelse besluttet",
    EventKind.FAMILY_CONTACT_DECIDED: "Samvær besluttet",
    EventKind.FAMILY_CONTACT_SUSPENDED: "Samvær sat på pause",
    EventKind.FAMILY_CONTACT_RESUMED: "Samvær genoptaget",
    EventKind.FAMILY_CONTACT_HELD: "Samvær holdt",
    EventKind.RETURN_HOME_DECIDED: "Hjemgivelse besluttet",
    EventKind.PLAN_REVISED: "Plan revideret",
    EventKind.PLAN_ENDED: "Plan afsluttet",
    EventKind.PLAN_SENT: "Plan sendt til kommentering",
    EventKind.PLAN_COMMENTED: "Kommentar til planen",
    EventKind.PARENT_PLAN_MADE: "Forældrehandleplan lavet",
    EventKind.YOUTH_PLAN_CONSIDERED: "Stillingtagen til ungeplan",
    EventKind.YOUTH_SUPPORT_DECIDED: "Afgørelse om ungestøtte",
    EventKind.ADULT_LIFE_PREPARED: "Overgang til voksenlivet forberedt",
    EventKind.COORDINATOR_NAMED: "Tovholder udpeget",
    EventKind.CONCERN_ABOUT_PLACE: "Bekymring om anbringelsessted",
    EventKind.AUTHORITY_TOLD_OF_PLACE: "Socialtilsynet underrettet",
    EventKind.SEEN_TO_AFTER_CONCERN: "Barnet vurderet efter bekymring om stedet",
    EventKind.FORCE_USED: "Magtanvendelse",
    EventKind.FORCE_REPORTED: "Magtanvendelse indberettet",
    EventKind.SCHOOL_NEEDS_ASSESSED: "Behov for specialundervisning vurderet",
    EventKind.APPOINTMENT_BOOKED: "Aftale booket",
    EventKind.APPOINTMENT_HELD: "Aftale holdt",
    EventKind.APPOINTMENT_CANCELLED: "Aftale aflyst",
    EventKind.CASE_OPENED: "Sag åbnet",
    EventKind.CHILD_BORN: "Barnet født",
    EventKind.PREGNANCY_ENDED: "Graviditet afsluttet uden fødsel",
    EventKind.PARENT_DIED: "En forælder død",
    EventKind.CHILD_ADOPTED: "Barnet adopteret",
    EventKind.MUNICIPALITIES_MERGED: "Kommuner lagt sammen",
    EventKind.TURNED_16: "Barnet fyldt 16 år",
    EventKind.TURNED_17: "Barnet fyldt 17 år",
    EventKind.MEETING_HELD: "Møde holdt",
    EventKind.NOTE_MADE: "Notat skrevet",
    EventKind.COMPLAINT_MADE: "Klage modtaget",
    EventKind.OTHER: "Andet",
}
