"""Where nobody in the child's unit may sign, the head has a key to the child while the proposal waits for her."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, facts_of_last_line
from tests.world.people import at_the_desk, hire, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.access.models import Key, KeyKind, Reading, Reason, Shut
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Competence, Level, PostKind
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.models import Proposal

pytestmark = pytest.mark.django_db
WRITTEN = {"reasons": "Freja har brug for ro om aftenen.", "plan_needed": "no", "plan_because": "Kort."}


@pytest.fixture
def hanne(fjordby):
    """Hanne is head of the department; her post is in Familiegruppe Syd."""
    return hire("hanne", "Hanne Møller", title="Afdelingsleder", kind=PostKind.HEAD, unit=fjordby.south)


@pytest.fixture
def support(prepare):
    """Support for Freja, which only a head may decide."""
    Competence.objects.create(kind="support", level="head", starts="2020-01-01")
    return prepare()


@pytest.fixture
def sent(support, svends_hand, hanne):
    """Svend has written the decision and sent it on; Hanne is the head."""
    return send_on(support, svends_hand)


def send_on(preparation, by, level=Level.HEAD, at=NOVEMBER_2, **answers):
    return actions.propose(preparation, {**WRITTEN, **answers}, to_level=level, by_name="Svend Dahl", at=at, by=by)


def sees(user, child, at=NOVEMBER_2):
    return Child.objects.visible_to(reading(user, at), at=at).filter(pk=child.pk).exists()


def test_the_head_sees_the_child_while_the_proposal_waits_and_nobody_else_of_her_unit(sent, freja, hanne, sofie):
    assert (sees(hanne, freja), sees(sofie, freja)) == (True, False)
    assert facts_of_last_line(freja)["opened_to"] == [str(Key.objects.get(because=sent.pk).unit_id)]


@pytest.mark.parametrize("how", ["signed", "sent back", "dropped", "decided by somebody else"])
def test_when_the_proposal_waits_no_more_the_key_is_shut(how, sent, support, freja, hanne, svends_hand):
    when = {"at": NOVEMBER_9, "by": svends_hand}
    if how == "sent back":
        actions.return_proposal(sent, because="Skriv, hvad Freja siger.", by_name="Hanne Møller", **when)
    elif how == "dropped":
        actions.drop(support, because="Familien flytter.", **when)
    else:
        level = Level.HEAD if how == "signed" else Level.COUNCIL
        told: dict[str, Any] = {"paragraph": "", "by_level": level, "by_name": "Hanne", "happened_at": NOVEMBER_9}
        actions.decide_prepared([support], {"reasons": "Ro.", "plan_needed": False}, **told, **when)

    assert Key.objects.get(because=sent.pk).closes_at == NOVEMBER_9
    assert not sees(hanne, freja, at=NOVEMBER_9 + timedelta(minutes=1))
    assert not Proposal.objects.filter(signed_at=None, returned_at=None).exists()


def test_a_proposal_written_over_has_one_open_key(sent, support, freja, hanne, svends_hand):
    again = send_on(support, svends_hand, at=NOVEMBER_9)

    keys = Key.objects.filter(because=again.pk)
    assert again.pk == sent.pk
    assert [key.closes_at for key in keys.order_by("opens_at")] == [NOVEMBER_9, None]
    assert sees(hanne, freja, at=NOVEMBER_9)


def test_one_written_over_for_the_units_own_leader_shuts_the_heads_key(sent, support, freja, hanne, bodil, svends_hand):
    send_on(support, svends_hand, level=Level.LEADER, at=NOVEMBER_9)

    assert not sees(hanne, freja, at=NOVEMBER_9)


def test_where_the_unit_has_somebody_who_may_sign_no_key_is_cut(support, bodil, hanne, svends_hand):
    send_on(support, svends_hand, level=Level.LEADER)

    assert not Key.objects.exists()


def test_a_head_whose_unit_must_not_see_the_child_gets_no_key(support, freja, hanne, fjordby, svends_hand):
    Shut.objects.create(child_id=freja.pk, unit=fjordby.south, because="En ansats barn.", starts_at=NOVEMBER_2)

    send_on(support, svends_hand)

    assert not Key.objects.exists()


def test_the_siblings_it_is_decided_for_too_are_opened_with_it(freja, storm, hanne, svends_hand):
    both = actions.prepare(
        [freja, storm], kind="support", purpose="Ro.", raised_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )

    send_on(both[0], svends_hand, same_for_siblings=True)

    assert (sees(hanne, freja), sees(hanne, storm)) == (True, True)


def test_the_database_refuses_a_settled_proposal_with_an_open_key(sent):
    with pytest.raises(IntegrityError, match="ingen åben nøgle"), transaction.atomic():
        Proposal.objects.filter(pk=sent.pk).update(signed_at=NOVEMBER_9)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")


def test_the_database_refuses_a_key_to_sign_with_that_names_no_post(freja, fjordby):
    with pytest.raises(IntegrityError, match="names_the_post"), transaction.atomic():
        Key.objects.create(
            child_id=freja.pk, unit=fjordby.south, kind=KeyKind.SIGNING, because=new_id(), opens_at=NOVEMBER_2
        )


def waiting_since_this_morning(support, svends_hand):
    return send_on(support, svends_hand, at=timezone.now() - timedelta(hours=2))


@pytest.mark.parametrize(("press", "decided"), [({"do": "sign"}, 1), ({"do": "return", "because": "Skriv mere."}, 0)])
def test_she_reads_it_answers_it_and_is_led_on_to_what_else_waits(
    press, decided, support, freja, hanne, svend, svends_hand
):
    sent = waiting_since_this_morning(support, svends_hand)
    browser, sign = at_the_desk(hanne), reverse("decisions:sign", args=[support.pk])
    assert sign in browser.get(reverse("decisions:waiting")).content.decode()
    page = browser.get(sign).content.decode()
    assert "Begrundelsen står i forslaget." in page and "Du skriver begrundelsen" not in page
    assert Reading.objects.filter(user_id=hanne.pk).latest("at").reason == Reason.SIGNING

    went = pressed_twice(browser, sign, press)

    assert went == [reverse("decisions:waiting")] * 2
    assert Decision.objects.count() == decided
    assert Key.objects.get(because=sent.pk).closes_at is not None
    assert browser.get(reverse("desk:child", args=[freja.pk])).status_code == 404


def test_the_writer_is_told_that_the_head_is_let_in(support, hanne, svend):
    page = at_the_desk(svend).get(reverse("decisions:decide", args=[support.pk])).content.decode()

    assert "Afdelingslederen får adgang til barnet, så længe forslaget venter på underskrift." in page
    assert "Ingen kan underskrive endnu" not in page


def test_where_nobody_is_head_the_writer_is_told_what_to_do(support, svend):
    page = at_the_desk(svend).get(reverse("decisions:decide", args=[support.pk])).content.decode()

    assert "Ingen har i dag en stilling som afdelingsleder." in page


def told_on(user, address="/"):
    """What stands on the page, in one line of words."""
    return " ".join(at_the_desk(user).get(address).content.decode().split())


def test_min_dag_tells_the_head_that_a_decision_waits_for_her(sent, hanne, sofie):
    assert "1 forslag til afgørelse venter på din underskrift" in told_on(hanne)
    assert "venter på din underskrift" not in told_on(sofie)


def test_nothing_stands_on_min_dag_when_nothing_waits(support, hanne):
    assert "venter på din underskrift" not in told_on(hanne)


def test_what_came_back_unsigned_is_the_writers_to_do_until_it_is_sent_again(sent, support, svend, svends_hand, hanne):
    task = "Sendt tilbage uden underskrift: Støttende indsats"
    Child.objects.filter(pk=sent.preparation.child_id).update(caseworker=svends_hand.post_id)
    before = told_on(svend)
    actions.return_proposal(sent, because="Hør far.", by_name="Hanne Møller", at=NOVEMBER_2, by=reading(hanne).hand)

    page = told_on(svend)

    assert task not in before
    assert task in page and reverse("decisions:decide", args=[support.pk]) in page
    send_on(support, svends_hand, at=NOVEMBER_9)
    assert task not in told_on(svend)


def test_the_childs_decisions_tell_with_whom_the_proposal_lies(sent, freja, svend, hanne):
    there = reverse("decisions:child", args=[freja.pk])
    waiting = told_on(svend, there)
    actions.return_proposal(sent, because="Hør far.", by_name="Hanne Møller", at=NOVEMBER_2, by=reading(hanne).hand)

    assert "Venter på underskrift" in waiting
    assert "Sendt tilbage" in told_on(svend, there)


@pytest.mark.parametrize(("level", "asked"), [("head", False), ("caseworker", True)])
def test_only_who_signs_is_asked_when_it_was_decided(level, asked, prepare, svend, hanne):
    Competence.objects.create(kind="support", level=level, starts="2020-01-01")

    page = told_on(svend, reverse("decisions:decide", args=[prepare().pk]))

    assert ("Hvornår er det afgjort?" in page) is asked
