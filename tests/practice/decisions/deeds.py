"""A decision as the tests of its deeds make it: decided, and sent to the mother."""

from __future__ import annotations

from tests.world.moments import NOVEMBER_2
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.organisation.models import Level
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.models import HowTold

REASONS = {"reasons": "Freja har brug for ro.", "wish_changed": "Hun får en voksen at tale med.", "plan_needed": True}


def decided(*preparations, svends_hand, at=NOVEMBER_2, **told):
    return actions.decide_prepared(
        preparations,
        {**REASONS, **told},
        paragraph="Barnets lov § 32",
        by_level=Level.LEADER,
        by_name="Bodil Friis, Teamleder",
        happened_at=at,
        at=at,
        by=svends_hand,
    )


LETTER = {
    "what": "støttende indsats",
    "child": "Freja",
    "decided_on": "2. november 2026",
    "paragraph": "Barnets lov § 32",
    "purpose": "ro",
    "particulars": "",
    "reasons": "Fordi.",
    "wish": "",
    "decided_by": "Bodil Friis, Teamleder (teamleder)",
    "complaint": "Du klager til os.",
    "complaint_child": "",
}


def mother(lene, how=HowTold.LETTER, told_on=None):
    to = Addressee(lene.name, "Havnegade 4", adult=lene.pk)
    return actions.PartyLetter(lene.pk, to, "forældremyndighedsindehaver", how, told_on)


def sent(decision, to, svends_hand, at=NOVEMBER_2):
    return actions.send_decision(decision, to, fields=LETTER, at=at, by=svends_hand)
