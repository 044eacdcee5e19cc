"""Choices across the records of decisions, one file per subject."""

from tovholder.practice.decisions.queries.circle import parties_of
from tovholder.practice.decisions.queries.file_access import (
    access_awaited,
    access_clocks_of,
    access_request_to_open,
    access_requests_of,
    representatives_of,
    ties_of,
)
from tovholder.practice.decisions.queries.made import (
    addressees_of,
    complaint_to_open,
    consents_of,
    decision_to_open,
    decisions_of,
    order_to_open,
    parties_to,
)
from tovholder.practice.decisions.queries.preparing import (
    hearings_awaited,
    last_returned,
    one_is_decided,
    preparation_to_open,
    preparations_of,
    prepared_of,
    under_way,
    waiting_proposal,
)
from tovholder.practice.decisions.queries.signing import (
    begun_of,
    children_decided_with,
    has_had_to_sign,
    heads_to_sign,
    sent_back,
    somebody_signs,
    waiting_for_signature,
    waiting_proposals,
)

__all__ = [
    "access_awaited",
    "access_clocks_of",
    "access_request_to_open",
    "access_requests_of",
    "addressees_of",
    "begun_of",
    "children_decided_with",
    "complaint_to_open",
    "consents_of",
    "decision_to_open",
    "decisions_of",
    "has_had_to_sign",
    "heads_to_sign",
    "hearings_awaited",
    "last_returned",
    "one_is_decided",
    "order_to_open",
    "parties_of",
    "parties_to",
    "preparation_to_open",
    "preparations_of",
    "prepared_of",
    "representatives_of",
    "sent_back",
    "somebody_signs",
    "ties_of",
    "under_way",
    "waiting_for_signature",
    "waiting_proposal",
    "waiting_proposals",
]
