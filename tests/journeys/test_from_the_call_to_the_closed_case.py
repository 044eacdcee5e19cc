"""The whole way, as a stranger walks it: a call on Friday evening becomes a case that is decided, planned and closed.

Everybody does what is theirs: who is on watch takes the call, Modtagelsen screens, the team leader names a
caseworker, the caseworker does the rest. No address is typed: what cannot be reached by pressing is a dead end.
"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.walking import Walk
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Case, Decision

CHILD = "Aqqaluk Pavia Kleist"
CALL = "Aqqaluk står alene på perronen og fryser. Han siger, at far ikke er kommet hjem siden i går."
WISH = "Jeg vil gerne have, at der er nogen, når jeg vågner."


def test_from_the_call_on_friday_evening_to_the_closed_case(screen_of, town):
    walk = Walk(screen_of, town)
    a_call_is_taken_and_assessed(walk)
    walk.days_pass(3)
    modtagelsen_screens(walk)
    the_leader_names_a_caseworker(walk)
    an_investigation_is_decided_and_the_school_asked(walk)
    walk.days_pass(21)
    the_school_has_answered_and_the_child_is_talked_with(walk)
    the_investigation_is_written(walk)
    a_decision_is_prepared(walk)
    it_is_made_and_told(walk)
    a_plan_is_made_and_help_begins(walk)
    walk.days_pass(35)
    it_is_followed_up(walk, happens_now="Vi fortsætter til foråret.", next_on="2027-02-15")
    walk.days_pass(60)
    it_is_followed_up(walk, happens_now="Familiehuset slutter. Far klarer morgenerne.", next_on="2027-06-01")
    help_ends_and_the_case_is_closed(walk)
    what_the_record_tells_afterwards(walk)


def a_call_is_taken_and_assessed(walk: Walk) -> None:
    walk.comes_in("natasja")
    walk.follow("Modtagelsen", exact=True)
    walk.follow("Ny underretning")
    walk.write({"Hvad fortæller de?": CALL, "Barnets navn": CHILD})
    walk.press("Kender vi barnet?")
    walk.choose(CHILD)
    walk.write({"Hvor er barnet lige nu?": "i kiosken på stationen", "Underretterens navn": "Grethe Iversen"})
    walk.press("Gem underretning")
    walk.follow("Vurdér nu")

    before = walk.page.get_by_role("region", name="Hvad vi ved i forvejen")
    expect(before).to_contain_text("2. underretning om barnet på 12 måneder. 2 i alt, fra 2 forskellige afsendere.")
    expect(before).to_contain_text("Tre rådgivende samtaler; gruppe for skilsmissebørn.")
    walk.choose("Barnet er allerede i sikkerhed")
    walk.main.get_by_label("Begrundelse", exact=True).fill("Aqqaluk er hos sin faster i nat og er tryg dér.")
    walk.write({"Vurderet sammen med": "Inger Madsen", "Kontakt med familien senest": "2026-10-19"})
    walk.main.get_by_label("Var mindst én af jer ny i sagen?").select_option("Ja")
    walk.choose("Fortalt personligt eller i telefon")
    walk.press("Gem vurdering")
    expect(walk.page.get_by_role("region", name="Det er gjort")).to_contain_text("Vurderet: Barnet er allerede")


def modtagelsen_screens(walk: Walk) -> None:
    walk.comes_in("karen")
    walk.follow("Modtagelsen", exact=True)
    walk.follow("Vurderet")
    walk.follow("Aqqaluk står alene")
    walk.choose("Børnefaglig undersøgelse (§ 20)")
    walk.main.get_by_label("Sendes til").select_option("Familiegruppe Nord")
    walk.write({"Begrundelse for vejen videre": "Anden underretning på ti dage. Vi ser på hele hjemmet."})
    walk.main.get_by_role("group", name="Er forældrene orienteret?").get_by_label("Ja", exact=True).check()
    walk.write({"Hvem er orienteret?": "Malik Kleist", "Hvordan?": "i telefonen"})
    walk.press("Gem vurdering")
    done = walk.page.get_by_role("region", name="Det er gjort")
    expect(done).to_contain_text("Afgjort: Børnefaglig undersøgelse (§ 20)")
    expect(done).to_contain_text("sendt til Familiegruppe Nord")


def the_leader_names_a_caseworker(walk: Walk) -> None:
    walk.comes_in("bodil")
    walk.follow("Ledelse")
    walk.follow("Hvad bærer hver rådgiver?")
    walk.follow("Uden rådgiver")
    walk.follow("Giv barnet en rådgiver")
    walk.choose("Svend Dahl")
    walk.press("Giv barnet til rådgiveren")
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Overdragelse")


def an_investigation_is_decided_and_the_school_asked(walk: Walk) -> None:
    walk.comes_in("svend")
    walk.follow(CHILD, exact=True)  # "Nyt barn hos dig"
    expect(walk.page.get_by_role("region", name="Hvem gør hvad")).to_contain_text("Svend Dahl")
    walk.follow("Undersøgelse", exact=True)
    walk.follow("Beslut undersøgelse")
    walk.choose("Øvrige tilfælde")
    walk.press("Beslut undersøgelse")
    walk.follow("Bed om en udtalelse")
    walk.main.get_by_label("Hvem spørger vi?").select_option("Skole")
    walk.write({"Navn på stedet": "Bakkeskolen", "Hvad spørger vi om?": "Fravær og trivsel"})
    walk.choose("Samtykke (retssikkerhedsloven")
    walk.press("Skriv op, at vi har spurgt")
    expect(walk.page.get_by_role("region", name="Vi venter på")).to_contain_text("Bakkeskolen")


def the_school_has_answered_and_the_child_is_talked_with(walk: Walk) -> None:
    walk.comes_in("svend")
    walk.find("aqqaluk")
    walk.follow("Bakkeskolen: udtalelse")
    walk.press("Den er modtaget")
    walk.write({"Hvad står der, som betyder noget her?": "To fraværsdage om ugen siden ferien."})
    walk.press("Jeg har læst den")
    walk.follow("Tilbage", exact=True)
    walk.follow("Skriv en samtale med barnet")
    walk.write({"Barnets egne ord": WISH})
    walk.main.get_by_role("group", name="Var du alene med barnet?").get_by_label("Ja").check()
    walk.press("Gem samtale")
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Børnefaglig undersøgelse")


def the_investigation_is_written(walk: Walk) -> None:
    walk.follow("Barnets udvikling")
    heading = walk.page.get_by_role("heading", level=1)
    for done in range(8):
        section = heading.inner_text()
        walk.write({"Vores vurdering": f"{section}: det går, når far er hjemme."})
        walk.choose("Jeg er færdig med dette afsnit")
        walk.press("Gem, og gå til næste afsnit")
        expect(heading, f"after {done + 1} sections").not_to_have_text(section)
    expect(heading).to_have_text("Samlet vurdering")
    walk.write({"Begrundet stillingtagen": "Aqqaluk har brug for en voksen om morgenen, til far er på fode igen."})
    walk.choose("Jeg er færdig med dette afsnit")
    walk.press("Gem afsnit", exact=True)
    walk.follow("Tjek dine svar, og afslut")
    expect(walk.page.get_by_role("region", name="Er det hele med?")).to_contain_text("Barnet er hørt")
    walk.write({"Sådan ser forældremyndighedens indehavere på det": "Far er enig og lettet."})
    walk.press("Afslut undersøgelsen")
    expect(walk.page.get_by_text("Undersøgelsen er afsluttet.")).to_be_visible()


def a_decision_is_prepared(walk: Walk) -> None:
    walk.follow("Afgørelser", exact=True)
    walk.follow("Ny afgørelse")
    walk.main.get_by_label("Hvad skal afgøres?").select_option("Støttende indsats")
    walk.write({"Hvad er formålet?": "At der er en voksen hos Aqqaluk om morgenen."})
    walk.press("Se, hvad der mangler")
    gates = walk.page.get_by_role("listitem")
    expect(gates.filter(has_text="Partshøring")).to_contain_text("mangler")

    walk.follow("Barnets holdning")
    walk.write({"Barnets egne ord": "Det er okay, at der kommer en. Bare det ikke er i skolen."})
    walk.main.get_by_role("group", name="Var du alene med barnet?").get_by_label("Ja").check()
    walk.press("Gem samtale")
    walk.follow("Bisidder")
    walk.write({"Hvem har barnet valgt, eller hvad svarede barnet?": "Sin faster Naja."})
    walk.press("Gem ret til bisidder")
    walk.follow("Partshøring")
    walk.choose("Malik Kleist")
    walk.write({"Hvilke oplysninger er parten hørt om?": "Undersøgelsen og skolens udtalelse."})
    walk.press("Gem partshøring")
    walk.follow("Skriv svaret Malik Kleist")
    walk.write({"Svaret": "Det er rigtigt, og jeg vil gerne have hjælpen."})
    walk.press("Gem svar")
    walk.follow("Samtykke til formålet")
    walk.choose("Ja til formålet")
    walk.press("Gem samtykke")
    for gate in ("Barnets holdning", "Bisidder", "Partshøring", "Samtykke til formålet"):
        expect(gates.filter(has_text=gate).first).to_contain_text("klar")


def it_is_made_and_told(walk: Walk) -> None:
    walk.follow("Skriv afgørelsen")
    walk.write(
        {
            "Sådan har barnets ønske": "Hjælpen er derhjemme og aldrig i skolen, som Aqqaluk bad om.",
            "Begrundelse": "Aqqaluk har brug for en voksen om morgenen.",
            "Hvorfor, eller hvorfor ikke?": "Far, skolen og familiehuset arbejder sammen.",
            "Hvor længe ventes det at vare?": "6 måneder",
        }
    )
    walk.choose("Ja, en plan er nødvendig")
    walk.press("Træf afgørelsen")
    expect(walk.main).to_contain_text("af Svend Dahl, Rådgiver")
    walk.follow("Send afgørelsen")
    walk.press("Send afgørelsen")
    expect(walk.page.get_by_role("region", name="Hvem har fået afgørelsen?")).to_contain_text("Malik Kleist")


def a_plan_is_made_and_help_begins(walk: Walk) -> None:
    walk.follow("Plan", exact=True)
    walk.follow("Skriv ønsket")
    walk.write({"Det vil jeg gerne": WISH})
    walk.choose("Skrevet sammen med barnet")
    walk.press("Gem ønsket")
    walk.follow("Tilføj mål")
    walk.write(
        {
            "Hvad vil vi se?": "Aqqaluk kommer i skole til tiden",
            "Hvad gør vi?": "Familiehuset kommer kl. 6.45 hver skoledag",
            "Hvem gør det?": "Familiehuset og far",
        }
    )
    walk.main.get_by_label("Hvad handler målet om?").select_option("wellbeing")
    walk.press("Gem mål")
    walk.follow("Gør planen gældende")
    walk.write({"Sådan har barnets ønske": "Der er nogen hver morgen, som Aqqaluk bad om."})
    walk.write({"Hvornår kigger vi på planen første gang?": "2026-12-14"})
    walk.press("Gør planen gældende")
    expect(walk.page.get_by_text("Planen gælder nu.")).to_be_visible()

    walk.follow("Indsatser", exact=True)
    walk.follow("Ny indsats")
    walk.main.get_by_label("Hvilken hjælp?").select_option("Praktisk, pædagogisk eller anden støtte i hjemmet")
    walk.write({"Hvad skal hjælpen føre til?": "En voksen om morgenen", "Hvem giver hjælpen?": "Familiehuset"})
    walk.main.get_by_label("Bygger på afgørelsen").select_option(index=1)
    walk.press("Gem indsats")
    expect(walk.page.get_by_role("row", name="Familiehuset")).to_contain_text("Kører")


def it_is_followed_up(walk: Walk, *, happens_now: str, next_on: str) -> None:
    walk.comes_in("svend")
    walk.find("aqqaluk")
    walk.follow("Plan", exact=True)
    walk.follow("Følg op")
    walk.choose("Det går fremad")
    walk.write({"Hvad sker der nu?": happens_now, "Hvornår kigger vi på det igen?": next_on})
    walk.write({"Hvorfor den dag?": "Det passer med fars arbejde."})
    walk.press("Gem opfølgning")
    expect(walk.main).to_contain_text("Sådan er det gået: frem")


def help_ends_and_the_case_is_closed(walk: Walk) -> None:
    walk.follow("Afslut planen")
    walk.write({"Hvorfor": "Målet er nået, og far klarer morgenerne selv."})
    walk.press("Afslut planen")
    walk.follow("Sagens gang")
    walk.follow("Luk sagen")
    expect(walk.main).to_contain_text("Sagen kan ikke lukkes, så længe barnet får hjælp.")
    walk.follow("Praktisk, pædagogisk")
    walk.follow("Afslut indsatsen")
    walk.choose("Formålet er nået")
    walk.press("Afslut indsats")
    walk.follow("Sagens gang")
    walk.follow("Luk sagen")
    walk.choose("Målene er nået")
    walk.write({"Med dine egne ord": "Far er på fode igen. Aqqaluk kommer i skole til tiden."})
    walk.write({"har fået det at vide den": "2027-02-12"})
    walk.press("Luk sagen")
    expect(walk.page.get_by_text("Sagen er lukket.")).to_be_visible()


def what_the_record_tells_afterwards(walk: Walk) -> None:
    child = Child.objects.get(name=CHILD)
    assert Case.objects.get(child=child).closed_at is not None
    assert {each.by_level for each in Decision.objects.filter(child=child)} == {"caseworker"}
    assert not Deadline.objects.running().filter(child=child).exists()

    walk.follow("Overblik", exact=True)
    expect(walk.page.get_by_role("region", name="Næste datoer")).to_contain_text("Ingen datoer ligger forude.")
    expect(walk.page.get_by_role("region", name="Det vi arbejder på")).to_contain_text("Ingen undersøgelse, indsats")
    walk.follow("Hele tidslinjen")
    heard = walk.main.get_by_role("heading", level=2)
    expect(heard.filter(has_text="Sag lukket")).to_be_visible()
    told = heard.all_inner_texts()
    expect(walk.main).to_contain_text("Støttende indsats")
    walk.follow("Næste")
    expect(heard.filter(has_text="Flyttet ind")).to_be_visible()
    told += heard.all_inner_texts()
    assert "Andet" not in told
    assert {
        "Underretning modtaget",
        "24-timers vurdering foretaget",
        "Sag åbnet",
        "Børnefaglig undersøgelse afsluttet",
        "Afgørelse truffet",
        "Opfølgning holdt",
        "Sag lukket",
    } <= {each.strip() for each in told}
