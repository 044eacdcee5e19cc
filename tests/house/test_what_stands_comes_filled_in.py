"""What stands on the record already is not asked again: the page comes with it, in its field, to be kept or corrected.

Which forms those are is told in tests/house/test_no_fact_is_asked_twice.py; here each of their pages is opened.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.house.facts_that_stand import FILLED, STANDS
from tests.practice.decisions.deeds import LETTER
from tests.world.families import BORN, a_family, a_worried_call, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.documents.basket import Enclosed, receive_post
from tovholder.foundation.documents.models import CameBy, HowSent, LetterDelivery
from tovholder.foundation.documents.sending import Way, send_letter
from tovholder.foundation.families.models import Child, ChildState, Home, Residence
from tovholder.foundation.letters.actions import write_letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.ui.wording import kroner
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.actions.help.measures import MeasureTerms
from tovholder.practice.casework.actions.placed.placements import PlacementTerms
from tovholder.practice.casework.models import Siblings
from tovholder.practice.committee.actions import raise_matter, recommend
from tovholder.practice.decisions import actions as decisions
from tovholder.practice.decisions.models import Asker, HowTold

pytestmark = pytest.mark.django_db

PURPOSE, PRICE = "At der er ro om aftenen.", Decimal("14500.00")


@pytest.fixture
def signed(svend) -> dict[str, Any]:
    return {"at": ago(hours=1), "by": reading(svend, timezone.now()).hand}


@pytest.fixture
def child(svend) -> Child:
    """A child of whom all this stands: the language, a decision to help, an appointment's need of an interpreter."""
    (child,) = a_family(svend, needs_interpreter=True, language="somali")
    return child


def a_page(user: Any, name: str, *about: Any) -> dict[str, Any]:
    """The values in the fields of a page, as it is opened."""
    browser: Client = at_the_desk(user)
    answer = browser.get(reverse(name, args=[each.pk for each in about]))
    assert answer.status_code == 200, name
    return {field.name: field.value() for field in answer.context["form"]}


def help_and_placement(user: Any, child: Child, signed: dict[str, Any]) -> dict[str, Any]:
    then: dict[str, Any] = {"happened_at": ago(hours=2), **signed}
    found: dict[str, Any] = {}
    casework.decide([child], kind="support", purpose=PURPOSE, amount=PRICE, **then)
    new = a_page(user, "casework:new_measure", child)
    terms = MeasureTerms(purpose=PURPOSE, provider="Familiehuset", price_month=PRICE)
    measure = casework.start_measure(child, kind="support_bl32:1", terms=terms, **then)
    kept = a_page(user, "casework:measure", measure)
    for form, page in (("MeasureForm", new), ("TermsForm", kept)):
        found |= {f"casework.{form}.{name}": page[name] for name in ("purpose", "price_month")}
    again = timezone.localdate() + timedelta(days=700)
    casework.decide([child], kind="placement", amount=PRICE, renewal_due=again, happened_at=ago(hours=1.5), **signed)
    move = a_page(user, "casework:new_placement", child)
    found |= {f"casework.PlacementForm.{name}": move[name] for name in ("renewal_due", "price_month")}
    where = PlacementTerms(kind="1", municipality="Fjordby", siblings=Siblings.TOGETHER, price_month=PRICE)
    (placement,) = casework.start_placement([child], terms=where, **then)
    there = a_page(user, "casework:change_placement", placement)
    fields = ("municipality", "kind", "price_month")
    return found | {f"casework.ChangePlacementForm.{name}": there[name] for name in fields}


def talks_and_consents(user: Any, child: Child, signed: dict[str, Any]) -> dict[str, Any]:
    then: dict[str, Any] = {"happened_at": ago(hours=2), **signed}
    talk = casework.speak_with_child(child, words="Jeg vil bo her.", changed="Vi blev i området.", **then)
    consent = casework.give_consent(child, person_name="Mette Ågård", kind="help", limits="Ikke skolen.", **then)
    (question,) = decisions.prepare([child], kind="support", purpose=PURPOSE, raised_at=ago(days=1), **signed)
    return {
        "casework.ChangedForm.changed": a_page(user, "casework:talk", talk)["changed"],
        "decisions.LimitForm.limits": a_page(user, "decisions:limit", consent)["limits"],
        "decisions.PurposeForm.purpose": a_page(user, "decisions:purpose", question)["purpose"],
        "decisions.GiveConsentForm.interpreter": a_page(user, "decisions:consent", question)["interpreter"],
        "appointments.BookForm.interpreter": a_page(user, "appointments:book", child)["interpreter"],
    }


def before_the_committee(user: Any, child: Child, signed: dict[str, Any]) -> dict[str, Any]:
    (matter,) = raise_matter([child], kind="1", **signed)
    words: dict[str, Any] = {"purpose": PURPOSE, "expected_duration": "To år"}
    recommend(matter, recommends="Anbringelse.", parts=[], author_name="Svend Dahl", **words, **signed)
    page = a_page(user, "committee:decide", matter)
    return {f"committee.OutcomeForm.{name}": page[name] for name in words}


def who_follows(user: Any, child: Child) -> dict[str, Any]:
    user.phone = "40 00 00 31"
    user.save()
    page = a_page(user, "plans:coordinator", child)
    return {f"plans.CoordinatorForm.{name}": page[name] for name in ("name", "title", "phone")}


def who_they_are(user: Any, child: Child) -> dict[str, Any]:
    child.school_or_daycare = "Bakkeskolen"
    child.save()
    mother = child.ties.get(kind="mother").adult
    mother.birth_date = BORN
    mother.save()
    own, hers = a_page(user, "casework:about_child", child), a_page(user, "casework:grown_up", child, mother)
    found = {
        f"casework.AboutChildForm.{name}": own[name] for name in ("name", "birth_date", "language", "school_or_daycare")
    }
    expected = Child.objects.create(state=ChildState.UNBORN, due_date=BORN, unit_id=child.unit_id)
    found["casework.AboutChildForm.due_date"] = a_page(user, "casework:about_child", expected)["due_date"]
    return found | {f"casework.GrownUpForm.{name}": hers[name] for name in ("name", "phone", "birth_date", "custody")}


def the_right_child(user: Any, child: Child) -> dict[str, Any]:
    (concern,) = a_worried_call(child, taken_by=user).concerns
    page = a_page(user, "intake:move", concern)
    return {f"intake.FindChildForm.{name}": page[name] for name in ("name", "birth_date", "address")}


def the_post(user: Any, child: Child, signed: dict[str, Any]) -> dict[str, Any]:
    letter = Enclosed("scan.txt", b"Til kommunen")
    came: dict[str, Any] = {"unit_id": child.unit_id, "came_by": CameBy.UPLOAD, "received_at": ago(hours=3)}
    mail = receive_post([letter], **came, subject="Udtalelse fra skolen", **signed)
    return {"documents.FilePostForm.title": a_page(user, "documents:file_on", mail, child)["title"]}


def letters_on_their_way(user: Any, child: Child, signed: dict[str, Any]) -> dict[str, Any]:
    """The page of a mother's letter about a decision, and of a letter to a school that did not come through."""
    (decided,) = casework.decide([child], kind="support", happened_at=ago(hours=2), **signed)
    mother = child.ties.get(kind="mother").adult
    home = Home.objects.create(address="Havnegade 4, 9999 Fjordby")
    Residence.objects.create(adult=mother, home=home, starts=BORN)
    with open_book(**signed) as book:
        words = {"what": "møde", "when": "kl. 9", "where": "Rådhuset", "who": "Svend Dahl"}
        school = Addressee("Fjordby Skole", "Skolevej 1")
        letter = write_letter(book, kind="invitation", to=school, about=child.pk, child=child, fields=words)
    send_letter(letter, way=Way(HowSent.SECURE_MAIL, "post@skole.invalid"), **signed)
    LetterDelivery.objects.update(failed_at=signed["at"], trouble="Afvist.")
    about_decision = at_the_desk(user).get(reverse("decisions:send", args=[decided.pk, mother.pk])).context["form"]
    hers = decisions.PartyLetter(mother.pk, Addressee(mother.name, "Gl. Vej 1", adult=mother.pk), "", HowTold.LETTER)
    dispatch = decisions.send_decision(decided, hers, fields=dict.fromkeys(LETTER, "-"), **signed)
    decisions.came_back(dispatch, because="Flyttet", happened_at=signed["at"], **signed)
    asker: dict[str, Any] = {"asker": Asker.PARENT, "person": mother.pk, "person_name": mother.name}
    (asked,) = decisions.receive_access_request([child], **asker, words="Sagen", happened_at=ago(hours=1), **signed)
    return {
        "decisions.PartyLetterForm.address": about_decision["address"].value(),
        "decisions.SendAgainForm.address": a_page(user, "decisions:send_again", dispatch)["address"],
        "decisions.AnswerAboutFileForm.address": a_page(user, "decisions:answer_about_file", asked)["address"],
        "documents.SendAgainForm.mailbox": a_page(user, "documents:send", letter)["mailbox"],
        "documents.SendAgainForm.address": a_page(user, "documents:send", letter)["address"],
    }


def test_every_form_that_says_so_comes_filled_in(svend, karen, bodil, child, signed):
    found = {
        **the_right_child(karen, child),
        **talks_and_consents(svend, child, signed),
        **help_and_placement(svend, child, signed),
        **before_the_committee(bodil, child, signed),
        **who_follows(svend, child),
        **who_they_are(svend, child),
        **the_post(svend, child, signed),
        **letters_on_their_way(svend, child, signed),
    }

    assert set(found) == {where for forms in STANDS.values() for where, how in forms.items() if how == FILLED}
    assert {where for where, value in found.items() if value in ("", None)} == set()
    assert {found[f"casework.{form}.price_month"] for form in ("MeasureForm", "TermsForm", "PlacementForm")} == {
        kroner(PRICE)
    }
    assert found["casework.MeasureForm.purpose"] == found["committee.OutcomeForm.purpose"] == PURPOSE
    assert (found["appointments.BookForm.interpreter"], found["intake.FindChildForm.birth_date"]) == ("somali", BORN)
