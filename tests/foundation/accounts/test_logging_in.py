"""Who comes in, how often they may guess, and which pages there are to log in on."""

import base64
import hmac
import re
import struct
import time

import pytest
from allauth.account import app_settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.accounts import actions
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.models import Facts, Line

pytestmark = pytest.mark.django_db
PASSWORD = "fjordby-2026"
HOUSE = "/breve/proevebeskeder/"  # a page behind the lock like any other


def code_of(secret: str, *, ahead: int = 0) -> str:
    """What the app on the telephone shows now (RFC 6238: HMAC-SHA-1, 30 seconds, six digits)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def log_in(client: Client, username="karen", password=PASSWORD):
    return client.post(reverse("account_login"), {"login": username, "password": password})


def set_up_telephone(client: Client) -> str:
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    client.post(reverse("mfa_activate_totp"), {"code": code_of(found[1])})
    return found[1]


def wrong(secret: str) -> str:
    near = {code_of(secret, ahead=step) for step in range(-2, 3)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in near)


@pytest.mark.parametrize(("password", "logged_in"), [(PASSWORD, True), ("forkert", False)])
def test_the_password_decides_who_comes_in(client, karen, password, logged_in):
    log_in(client, password=password)

    assert ("_auth_user_id" in client.session) is logged_in


@pytest.mark.parametrize("after_eight", [False, True])
def test_after_eight_wrong_guesses_nobody_comes_in_for_a_quarter_of_an_hour(client, karen, after_eight):
    for _ in range(8 if after_eight else 7):
        answer = log_in(client, password="forkert")
    last = log_in(client)

    assert ("_auth_user_id" in client.session) is not after_eight
    if after_eight:
        assert answer.status_code == last.status_code == 429
        assert "Vent et kvarter" in last.content.decode()


def test_a_wrong_password_and_a_wrong_name_are_told_in_the_same_words(client, karen):
    answers = [log_in(client, name, "forkert").content.decode() for name in ("karen", "ingen")]
    said = [re.sub(r'value="[^"]*"|nonce="[^"]*"', "", answer) for answer in answers]

    assert said[0] == said[1]


@pytest.mark.parametrize(("required", "sent_to"), [(True, "mfa_activate_totp"), (False, None)])
def test_production_asks_for_a_second_factor_before_any_page(client, karen, settings, required, sent_to):
    settings.SECOND_FACTOR_REQUIRED = required
    client.force_login(karen)

    answer = client.get(HOUSE)

    assert answer.get("Location") == (reverse(sent_to) if sent_to else None)


def test_with_the_telephone_set_up_the_password_alone_is_not_enough(client, karen, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    log_in(client)
    secret = set_up_telephone(client)
    assert client.get(HOUSE).status_code == 200
    client.logout()

    answer = log_in(client)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session

    client.post(reverse("mfa_authenticate"), {"code": wrong(secret)})
    assert "_auth_user_id" not in client.session

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret, ahead=1)})
    assert client.session["_auth_user_id"] == str(karen.pk)


def test_a_code_cannot_be_guessed_at_without_end(client, karen):
    log_in(client)
    secret = set_up_telephone(client)
    client.logout()
    log_in(client)

    said = [client.post(reverse("mfa_authenticate"), {"code": wrong(secret)}).content.decode() for _ in range(9)]
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret, ahead=1)})

    assert "Koden er forkert eller udløbet" in said[0]
    assert "Vent et kvarter" in said[-1]
    assert "_auth_user_id" not in client.session


def test_an_emergency_code_works_once(client, karen):
    log_in(client)
    set_up_telephone(client)
    codes = re.findall(r"<li><code>([^<]+)</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    assert len(codes) == 10

    came_in = []
    for _ in range(2):
        client.logout()
        log_in(client)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        came_in.append("_auth_user_id" in client.session)

    assert came_in == [True, False]


def test_second_factors_are_sealed_in_the_database(client, karen):
    from allauth.mfa.models import Authenticator

    log_in(client)
    secret = set_up_telephone(client)

    kept = [str(factor.data) for factor in Authenticator.objects.filter(user=karen)]
    assert len(kept) == 2
    assert all(secret not in data for data in kept)


NOT_USED = ["account_signup", "account_email", "account_reset_password", "account_set_password"]


@pytest.mark.parametrize("name", NOT_USED)
def test_nobody_signs_up_or_resets_a_password_by_themselves(client, karen, name):
    assert client.get(reverse(name)).status_code == 404
    client.force_login(karen)
    assert client.post(reverse(name), {"username": "x", "password1": PASSWORD}).status_code == 404


@pytest.mark.parametrize("address", ["signup/", "login/", "email/", "password/reset/", "2fa/", "login/code/"])
def test_the_library_s_own_addresses_are_not_there(client, karen, address):
    client.force_login(karen)

    assert client.get(f"/konto/{address}").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_confirm_email", args=["x"])
    assert not app_settings.LOGIN_BY_CODE_ENABLED


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("mfa_index", "Din log-ind"),
        ("account_change_password", "Skift adgangskode"),
        ("account_logout", "Log ud"),
        ("mfa_activate_totp", "Sæt appen op på din telefon"),
    ],
)
def test_the_pages_of_log_in_are_the_house_s_own(client, karen, name, heading):
    log_in(client)

    page = client.get(reverse(name)).content.decode()

    assert f"<h1>{heading}</h1>" in page
    assert "tovholder.css" in page


def test_with_the_telephone_the_other_pages_are_the_house_s_own_too(client, karen):
    log_in(client)
    set_up_telephone(client)

    for name, heading in {
        "mfa_view_recovery_codes": "Dine nødkoder",
        "mfa_generate_recovery_codes": "Lav nye nødkoder",
        "mfa_deactivate_totp": "Skift til en ny telefon",
    }.items():
        assert f"<h1>{heading}</h1>" in client.get(reverse(name)).content.decode(), name


def test_what_matters_is_confirmed_again_after_a_while(client, karen):
    log_in(client)
    session = client.session
    for method in session["account_authentication_methods"]:
        method["at"] -= 3600
    session.save()

    answer = client.get(reverse("mfa_activate_totp"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert "<h1>Bekræft, at det er dig</h1>" in client.get(answer["Location"]).content.decode()


def test_a_new_user_logs_in_and_the_chronicle_knows(client, db):
    user = actions.register_user("ida", password=PASSWORD, name="Ida Krogh", at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN)
    log_in(client, "ida")

    assert client.session["_auth_user_id"] == str(user.pk)
    line = Line.objects.get(deed="user registered")
    assert Facts.objects.get(line=line).facts == {"user": str(user.pk)}  # and no name


@pytest.mark.parametrize("password", ["kort", "ida-krogh-2026", "adgangskode"])
def test_a_password_that_is_easy_to_guess_is_refused_in_danish(db, password):
    with pytest.raises(actions.PasswordTooWeak, match="[Aa]dgangskode"):
        actions.register_user("ida-krogh", password=password, name="Ida Krogh", at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN)
    assert not User.objects.exists()


@pytest.mark.parametrize("username", ["anne.holm", "Åse-2", "bo@fjordby", "x"])
def test_a_username_has_letters_figures_and_a_few_signs(username):
    assert actions.usable_username(f" {username} ") == username


@pytest.mark.parametrize("username", ["Test Tes!", "", ".anne", "anne\u200bholm", "аnne", "anne/holm"])
def test_a_username_that_cannot_be_typed_or_told_apart_is_refused(username):
    with pytest.raises(actions.UsernameMisspelt, match="kun bogstaver"):
        actions.usable_username(username)


def test_who_has_an_older_username_logs_in_as_before(client, karen):
    karen.username = "Test Tes!"
    karen.save()
    assert log_in(client, "Test Tes!").status_code == 302


@pytest.mark.parametrize("username", ["karen", "Karen"])
def test_a_username_is_given_once(karen, username):
    with pytest.raises(actions.UsernameTaken, match="aren« er optaget"):
        actions.register_user(username, password=PASSWORD, name="Karen B", at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN)


def test_who_is_shut_out_is_out_at_the_next_page(client, karen):
    log_in(client)
    actions.shut_out(karen, at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN)

    assert client.get(HOUSE)["Location"].startswith(reverse("account_login"))
    other = Client()
    log_in(other)
    assert "_auth_user_id" not in other.session


def test_who_has_lost_the_telephone_sets_up_a_new_one(client, karen, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    log_in(client)
    set_up_telephone(client)
    actions.forget_second_factor(karen, at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN)
    client.logout()

    log_in(client)

    assert client.get(HOUSE)["Location"] == reverse("mfa_activate_totp")


def test_every_link_where_one_logs_in_leads_somewhere(client, fjordby):
    page = client.get(reverse("account_login")).content.decode()
    links = re.findall(r'<a [^>]*href="(/[^"#?]*)', page)

    assert reverse("portal:notify") in links
    assert [each for each in links if client.get(each).status_code == 404] == []
