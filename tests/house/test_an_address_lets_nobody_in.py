"""Who has got hold of an address, from a screen, a colleague or an old letter, sees no more than who made one up.

Asked of every page about somebody, with the real ids of Fjordby: what is found by way of a decision, a placement, a
plan or a letter is as locked as the child itself.
"""

from __future__ import annotations

from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Model
from django.utils import timezone

from tests.house.addresses import ABOUT_SOMETHING, PLACE, filled_in, without_tokens
from tests.world.people import LONG_AGO, at_the_desk, hire
from tovholder.entrances.rehearsal.fjordby import fill
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.documents.actions import attach
from tovholder.foundation.documents.models import Document, IncomingMail, MailFile
from tovholder.foundation.families.models import Adult, Child, Home
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.organisation.models import PostKind, Unit, UnitKind
from tovholder.practice.appointments.models import Appointment
from tovholder.practice.casework import models as casework
from tovholder.practice.committee import models as committee
from tovholder.practice.decisions import models as decisions
from tovholder.practice.intake.models import Concern, Notification, Question
from tovholder.practice.plans.models import PlanGoal, PlanVersion
from tovholder.practice.supervision.models import PlaceConcern, PlaceTask

# Whose id a page is asked for by; where two rooms use one word, by the beginning of the address.
RECORDS: dict[str, type[Model]] = {
    "about": Child,
    "adult_id": Adult,
    "appointment_id": Appointment,
    "assessment_id": casework.TargetedAssessment,
    "child_id": Child,
    "complaint_id": decisions.Complaint,
    "concern_id": Concern,
    "consent_id": casework.Consent,
    "contact_id": casework.FamilyContact,
    "copy_id": casework.NoteCopy,
    "decision_id": casework.Decision,
    "dispatch_id": decisions.Dispatch,
    "document_id": Document,
    "file_id": MailFile,
    "force_id": casework.ForceUsed,
    "goal_id": PlanGoal,
    "hand_over_id": casework.UnitHandOver,
    "home_id": Home,
    "investigation_id": casework.Investigation,
    "letter_id": Letter,
    "line_id": Line,
    "mail_id": IncomingMail,
    "matter_id": committee.CommitteeMatter,
    "measure_id": casework.Measure,
    "meeting_id": committee.CommitteeMeeting,
    "member_id": committee.CommitteeMember,
    "move_id": casework.Move,
    "notification_id": Notification,
    "opinion_id": decisions.SecondOpinion,
    "order_id": decisions.BoardOrder,
    "other_id": Child,
    "person": Adult,
    "placement_id": casework.Placement,
    "preparation_id": decisions.Preparation,
    "question_id": Question,
    "representative_id": decisions.PartyRepresentative,
    "request_id": casework.ChildRequest,
    "statement_id": casework.AskedStatement,
    "step_id": decisions.Step,
    "talk_id": casework.ChildConversation,
    "task_id": casework.Task,
    "version_id": PlanVersion,
    "wish_id": casework.CaseworkerWish,
}
IN_ROOM: dict[tuple[str, str], type[Model]] = {
    ("decision_id", "udvalget/"): committee.ChairDecision,
    ("task_id", "tilsyn/"): PlaceTask,
}
# About no child: made up by the page itself or kept for one person; or behind the administrator's or a leader's lock.
OF_NOBODY = {"key", "result_id"} | {f"{what}_id" for what in ("user", "employment", "post", "unit", "watch", "token")}
OF_NOBODY |= {"rule_id", "template_id"}
REFUSED = {404, 405}
# When the committee meets is no secret in the house; whose cases are on the agenda is hidden there.
MEETINGS = {"udvalget/moede/<uuid:meeting_id>/"}
OPEN_TO = {
    PostKind.CASEWORKER: MEETINGS,
    PostKind.ADMINISTRATOR: MEETINGS | {"udvalget/medlemmer/<uuid:member_id>/slut/"},
}


@pytest.fixture
def lived_in(db: None) -> None:
    """Fjordby, and one of each of what nobody there has got to yet."""
    now = timezone.now()
    fill(now=now)
    decided = casework.Decision.objects.order_by("pk")[0]
    child = decided.child
    argued_about(decided, happened_at=now, recorded_at=now, child=child)
    casework.TargetedAssessment.objects.create(question="Skolen", happened_at=now, recorded_at=now, child=child)
    attach(child.pk, "udtalelse.txt", b"Udtalelse", received_at=now, at=now, by=NOBODY_LOGGED_IN)
    casework.Task.objects.create(
        child=child, kind="custody", for_post=PostKind.CASEWORKER, because=decided.pk, made_at=now, due_at=now
    )
    so: dict[str, Any] = {"child": child, "happened_at": now, "recorded_at": now}
    casework.CaseworkerWish.objects.create(adult=Adult.objects.order_by("pk")[0], **so)
    north, south = Unit.objects.order_by("name")[:2]
    casework.UnitHandOver.objects.create(from_unit=north, to_unit=south, because="Flyttet", **so)
    place = Home.objects.filter(placements__isnull=False)[0]
    concern = PlaceConcern.objects.create(
        home=place, raised_by="Naboen", seriousness="serious", text="Skrig", happened_at=now, recorded_at=now
    )
    PlaceTask.objects.create(concern=concern, kind="assess_child", child=child)


def argued_about(decided: casework.Decision, **so: Any) -> None:
    """A party has a representative and complains; a new decision is being prepared, and a letter is on its way."""
    now, mother = so["happened_at"], {"person_name": "Mor"}
    prepared = decisions.Preparation.objects.create(
        child=decided.child, kind="support", purpose="Ro", raised_at=now, begun_at=now
    )
    decisions.Step.objects.create(preparation=prepared, gate="hearing", **so)
    decisions.Complaint.objects.create(decision=decided, form="writing", **mother, **so)
    decisions.SecondOpinion.objects.create(decision=decided, asked_by="Mor", **so)
    decisions.BoardOrder.objects.create(text="Et skridt", due_on=now, **so)
    spoken_for = {"name": "Ida Lund", "mandate": "Mundtlig", "scope": "Alt", "letters_to": "both"}
    decisions.PartyRepresentative.objects.create(person=uuid4(), starts=LONG_AGO, **spoken_for, **mother, **so)
    letter = Letter.objects.all()[0]
    decisions.Dispatch.objects.create(decision=decided, how="paper", letter=letter.pk, sent_at=now, **mother)


@pytest.mark.parametrize("kind", [PostKind.CASEWORKER, PostKind.ADMINISTRATOR])
def test_who_may_not_see_the_child_is_let_in_by_no_address(lived_in, kind):
    west = Unit.objects.create(name="Familiegruppe Vest", kind=UnitKind.FAMILY_GROUP, starts=LONG_AGO)
    stranger = at_the_desk(hire("viggo", "Viggo Kær", title="Ny", kind=kind, unit=west))

    def asks(method: str, page: str, ids: dict[str, Any]) -> tuple[int, str, str]:
        return without_tokens(getattr(stranger, method)(filled_in(page, ids), {"text": "Hun er rask."}))

    let_in = set()
    for method, page in product(("get", "post"), pages_about_somebody()):
        answer = asks(method, page, real_ids(page))
        if answer[0] not in REFUSED and answer != asks(method, page, {}):
            let_in.add(page)

    assert let_in == OPEN_TO[kind]


def pages_about_somebody() -> list[str]:
    return [page for page in ABOUT_SOMETHING if not OF_NOBODY & {name for _, name in PLACE.findall(page)}]


def real_ids(page: str) -> dict[str, UUID]:
    """The id of something in Fjordby for each place in the address. KeyError, IndexError: nobody has thought of it."""
    return {name: of_fjordby(page, name) for kind, name in PLACE.findall(page) if kind == "uuid"}


def of_fjordby(page: str, name: str) -> UUID:
    record = next((each for (word, room), each in IN_ROOM.items() if word == name and page.startswith(room)), None)
    first: UUID = (record or RECORDS[name])._default_manager.order_by("pk").values_list("pk", flat=True)[0]
    return first
