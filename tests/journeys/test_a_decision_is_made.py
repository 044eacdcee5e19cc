"""A decision is made: what is missing is seen, both sides heard, consent given, signed, told, and complained of."""

from __future__ import annotations

import re

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import enter
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.outbox import deliver_waiting
from tovholder.foundation.organisation.models import Competence
from tovholder.practice.casework.models import Consent, Decision
from tovholder.practice.decisions.actions import see_to_letters
from tovholder.practice.decisions.models import Complaint, DecisionTold, Preparation


def decisions_of_malle(page: Page) -> str:
    malle = Child.objects.get(name="Malik Petersen")
    return f"/afgoerelse/{malle.pk}/"


def prepare(page: Page, kind: str, purpose: str) -> None:
    page.get_by_role("link", name="Ny afgørelse").click()
    page.get_by_label("Hvad skal afgøres?").select_option(kind)
    page.get_by_label("Hvad er formålet?").fill(purpose)
    page.get_by_role("button", name="Se, hvad der mangler").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("klar til at afgøre?")


def write_it(page: Page) -> None:
    page.get_by_role("link", name="Skriv afgørelsen").click()
    page.get_by_label("Sådan har barnets ønske").fill("Han bliver på sin skole.")
    page.get_by_label("Begrundelse").fill("Malle har brug for hjælp om morgenen.")
    page.get_by_label("Ja, en plan er nødvendig").check()
    page.get_by_label("Hvorfor, eller hvorfor ikke?").fill("Flere arbejder sammen.")
    page.get_by_label("Hvor længe ventes det at vare?").fill("6 måneder")


def test_from_the_question_to_the_letters_and_the_complaint(screen_of):
    screen = screen_of("svend")
    page = screen.page
    page.goto(decisions_of_malle(page))
    screen.is_for_everybody()
    prepare(page, "support", "At Malle kan blive på sin skole.")
    expect(page.get_by_role("listitem").filter(has_text="Partshøring")).to_contain_text("Tina Petersen er ikke hørt.")
    screen.is_for_everybody()

    page.get_by_role("link", name="Partshøring").click()
    screen.is_for_everybody()
    page.get_by_label("Tina Petersen, mor").check()
    page.get_by_label("Hvilke oplysninger er parten hørt om?").fill("Malle kommer for sent tre dage om ugen.")
    page.get_by_role("button", name="Gem partshøring").click()
    page.get_by_role("link", name="Skriv svaret Tina Petersen").click()
    page.get_by_label("Svaret").fill("Det er rigtigt. Han vil gerne i skole.")
    page.get_by_role("button", name="Gem svar").click()
    page.get_by_role("link", name="Samtykke til formålet").click()
    screen.is_for_everybody()
    page.get_by_label("Ja til formålet").check()
    page.get_by_role("button", name="Gem samtykke").click()
    expect(page.get_by_role("listitem").filter(has_text="har sagt ja til formålet")).to_contain_text("klar")
    assert Consent.objects.get(matter=Preparation.objects.get().pk).purpose == "At Malle kan blive på sin skole."

    write_it(page)
    screen.is_for_everybody()
    page.get_by_role("button", name="Træf afgørelsen").click()
    expect(page.get_by_text("Afgørelsen er truffet. Giv nu parterne besked")).to_be_visible()
    screen.is_for_everybody()

    page.get_by_role("link", name="Send afgørelsen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tina Petersen")
    screen.is_for_everybody()
    page.get_by_role("button", name="Send afgørelsen").click()
    page.get_by_label("Sådan siger vi det til barnet").fill("Du får hjælp om morgenen.")
    page.get_by_role("button", name="Send afgørelsen").click()
    letters = page.get_by_role("region", name="Hvem har fået afgørelsen?")
    expect(letters).to_contain_text("I kø")
    made = Decision.objects.get(kind="support", child__name="Malik Petersen", matter__isnull=False)
    assert Letter.objects.filter(about=made.pk).count() == 2
    assert not DecisionTold.objects.filter(decision=made).exists()

    deliver_waiting(now=timezone.now())
    see_to_letters(now=timezone.now())
    page.reload()  # Malle is fifteen: his letter goes to his own Digital Post
    expect(letters.get_by_text("Kan klage til og med")).to_have_count(2)
    screen.is_for_everybody()
    assert DecisionTold.objects.filter(decision=made).count() == 2

    page.get_by_role("link", name="Skriv en klage").click()
    screen.is_for_everybody()
    page.get_by_label("Tina Petersen, mor").check()
    page.get_by_label("Hvad klages der over?").fill("Det er for lidt.")
    page.get_by_role("button", name="Gem klage").click()
    page.get_by_role("link", name="Genvurdér").click()
    page.get_by_label("Afgørelsen fastholdes").check()
    page.get_by_label("Begrundelse").fill("Der er ikke kommet nyt frem.")
    page.get_by_role("button", name="Gem genvurdering").click()
    page.get_by_role("link", name="Sendt til Ankestyrelsen").click()
    page.get_by_role("button", name="Gem, at klagen er sendt").click()
    expect(page.get_by_role("region", name="Forløbet")).to_contain_text("Sendt til Ankestyrelsen")
    assert Complaint.objects.get().forwarded_at is not None


def test_beyond_the_competence_the_leader_signs(screen_of):
    Competence.objects.create(kind="support", level="leader", starts="2020-01-01")
    svends = screen_of("svend")
    svends.page.goto(decisions_of_malle(svends.page))
    prepare(svends.page, "support", "At Malle kan blive på sin skole.")
    write_it(svends.page)
    expect(svends.page.get_by_text("Du kan ikke selv underskrive denne afgørelse")).to_be_visible()
    expect(svends.page.get_by_role("button", name="Træf afgørelsen")).to_have_count(0)
    svends.is_for_everybody()
    svends.page.get_by_role("button", name="Send til godkendelse").click()
    expect(svends.page.get_by_text("Forslaget venter på underskrift.")).to_be_visible()

    bodils = screen_of("bodil")
    bodils.page.goto("/afgoerelse/godkend/")
    bodils.is_for_everybody()
    bodils.page.get_by_role("link", name="Støttende indsats: Malle").click()
    expect(bodils.page.get_by_text("Malle har brug for hjælp om morgenen.")).to_be_visible()
    bodils.is_for_everybody()
    bodils.page.get_by_role("button", name="Underskriv afgørelsen").click()

    expect(bodils.page.get_by_text("af Bodil Friis, Teamleder")).to_be_visible()
    assert Decision.objects.get(matter__isnull=False).by_level == "leader"


def test_a_decision_is_prepared_and_made_by_the_keyboard_alone(screen_of):
    page = screen_of("svend").page
    page.goto(decisions_of_malle(page))
    press(page, "link", "Ny afgørelse")
    page.get_by_label("Hvad skal afgøres?").focus()
    page.keyboard.type("Støtt")
    type_in(page, "Hvad er formålet?", "At Malle kan blive på sin skole.")
    press(page, "button", "Se, hvad der mangler")
    press(page, "link", "Bisidder")
    type_in(page, "Hvem har barnet valgt, eller hvad svarede barnet?", "Hans farmor.")
    press(page, "button", "Gem ret til bisidder")
    expect(page.get_by_role("listitem").filter(has_text="Hans farmor.").first).to_contain_text("klar")

    press(page, "link", "Skriv afgørelsen")
    type_in(page, "Sådan har barnets ønske", "Han bliver på sin skole.")
    type_in(page, "Begrundelse", "Malle har brug for hjælp om morgenen.")
    page.get_by_label("Ja, en plan er nødvendig").focus()
    page.keyboard.press("Space")
    type_in(page, "Hvorfor, eller hvorfor ikke?", "Flere arbejder sammen.")
    type_in(page, "Hvor længe ventes det at vare?", "6 måneder")
    press(page, "button", "Træf afgørelsen")

    expect(page.get_by_role("heading", level=1)).to_have_text("Afgørelse: Støttende indsats")


def test_it_can_be_read_and_written_on_a_phone_and_without_javascript(screen_of):
    screen = screen_of("svend", width=375, javascript=False)
    page = screen.page
    page.goto(decisions_of_malle(page))
    prepare(page, "placement", "At Malle har et sted at bo.")
    expect(page.get_by_text("Der mangler samtykke. Uden samtykke er det udvalget, der afgør det.")).to_be_visible()

    page.get_by_role("link", name="Skriv afgørelsen").click()
    expect(page.get_by_text(re.compile("Hvilke alternativer til anbringelse er overvejet"))).to_be_visible()
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_text("Udfyld »Begrundelse«.").first).to_be_visible()


def test_the_pages_fit_a_phone(screen_of):
    screen = screen_of("svend", width=375)
    page = screen.page
    page.goto(decisions_of_malle(page))
    screen.is_for_everybody()
    prepare(page, "support", "At Malle kan blive på sin skole.")
    screen.is_for_everybody()
    for name in ("Aktindsigt", "Tolk", "Habilitet"):
        page.get_by_role("link", name=name).click()
        screen.is_for_everybody()
        page.get_by_role("link", name="Tilbage uden at gemme").click()
    page.goto("/afgoerelse/kompetence/")
    screen.is_for_everybody()


def press(page: Page, role: str, name: str, *, exact: bool = False) -> None:
    """Find it with the keyboard and press Enter."""
    page.get_by_role(role, name=name, exact=exact).first.focus()  # type: ignore[arg-type]  # any role
    enter(page)


def type_in(page: Page, label: str, words: str) -> None:
    """Write into a field."""
    page.get_by_label(label).focus()
    page.keyboard.type(words)
