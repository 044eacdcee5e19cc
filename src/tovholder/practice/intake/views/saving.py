"""The four answers of Vurdering, put down together or not at all."""

from __future__ import annotations

from typing import Any

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.writing import Writing
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.organisation.models import Unit
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.assessing import AssessmentForm
from tovholder.practice.intake.models import Concern, SafetyAssessment
from tovholder.practice.intake.views.once import DoneAlready, Once


class NotSaved(ValueError):
    """The law stops one of the answers, and so none was saved; `field` is where the page tells it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def save_answers(
    request: StaffRequest, concern: Concern, form: AssessmentForm, *, writing: Writing, only_once: Once
) -> SafetyAssessment | None:
    """Do what was answered, and empty the draft of it; a second press does nothing.

    Gives back the safety assessment, when one was made.

    Raises NotSaved, with nothing done and the draft kept, where the law stops.
    """
    try:
        with writing.once():
            only_once.use_up()
            return _put_down(request, concern, form)
    except DoneAlready:
        return None
    except actions.AssessedBeforeReceived as error:
        raise NotSaved("assessed_at", str(error)) from error
    except HeldBack as error:
        raise NotSaved("acknowledge", str(error)) from error
    except actions.NotAssessedYet as error:
        raise NotSaved("outcome", str(error)) from error


def _put_down(request: StaffRequest, concern: Concern, form: AssessmentForm) -> SafetyAssessment | None:
    """Each answer by its own deed, in the order of the page."""
    given, parts = form.cleaned_data, form.parts
    signed: dict[str, Any] = {"at": request.reader.at, "by": request.reader.hand}
    named: dict[str, Any] = {"by_name": request.user.name, **signed}
    actions.notice_opened(concern.notification, **signed)
    assessment = _assess(concern, given, named) if "safety" in parts else None
    if "screening" in parts:
        _screen(concern, given, named)
    if "acknowledge" in parts:
        in_person = given["acknowledge"] == "in_person"
        actions.acknowledge_notifier(concern.notification, in_person=in_person, given_at=request.reader.at, **signed)
    if "parents" in parts:
        _parents(concern, given, **signed)
    return assessment


def _assess(concern: Concern, given: dict[str, Any], named: dict[str, Any]) -> SafetyAssessment:
    return actions.assess_safety(
        concern,
        result=given["result"],
        reason=given["reason"],
        contact_family_before=given["contact_family_before"],
        acute_measure=given["acute_measure"],
        second_person=given["second_person"],
        by_new_person={"yes": True, "no": False}.get(given["by_new_person"]),
        assessed_at=given["assessed_at"],
        **named,
    )


def _screen(concern: Concern, given: dict[str, Any], named: dict[str, Any]) -> None:
    actions.screen(
        concern,
        outcome=given["outcome"],
        reason=given["screening_reason"],
        unfounded=given["unfounded"],
        sent_to=Unit.objects.get(pk=given["sent_to"]) if given["sent_to"] else None,
        screened_at=given["screened_at"],
        **named,
    )


def _parents(concern: Concern, given: dict[str, Any], *, at: Any, by: Any) -> None:
    if given["parents"] == "told":
        whom, how, told_at = given["parents_whom"], given["parents_how"], given["parents_told_at"]
        actions.tell_parents(concern, whom=whom, how=how, told_at=told_at, at=at, by=by)
    else:
        actions.leave_parents_untold(concern, because=given["parents_not_because"], at=at, by=by)
