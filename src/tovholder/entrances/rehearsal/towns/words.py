"""What people of a made-up town say and write: short, of the kind such texts are, and about nobody."""

from __future__ import annotations

from collections.abc import Mapping

WORRIES: Mapping[str, tuple[str, ...]] = {
    "UDSLAG4": (
        "{name} er ofte i konflikt med de andre børn og slår, når voksne siger nej.",
        "{name} er blevet meget indadvendt de sidste måneder og vil ikke være med i fællesskabet.",
    ),
    "UDSLAG3": (
        "{name} har været væk fra skole mere end hver femte dag i dette halvår.",
        "{name} kommer for sent næsten hver dag og har ikke lavet det, der var aftalt.",
    ),
    "UDSLAG6": (
        "{name} er udeblevet fra flere aftaler hos lægen, og forældrene tager ikke telefonen.",
        "{name} klager over ondt i maven hver morgen, og vi ser en tydelig uro.",
    ),
    "UDSLAG5": ("{name} udvikler sig ikke som forventet, og familien har svært ved at klare hverdagen.",),
    "UDSLAG11": (
        "Mor virker opgivende og siger, at hun ikke kan magte hverdagen med {name}.",
        "Far råber ad {name} ved aflevering, og {name} er bange for at gå med hjem.",
    ),
    "UDSLAG9": (
        "Der lugtede af alkohol, da {name} blev hentet, og {name} fortæller, at det sker tit.",
        "Politiet har været på adressen. Der blev fundet hash i hjemmet, hvor {name} bor.",
    ),
    "UDSLAG14": (
        "{name} kommer uden mad og i vådt tøj flere dage om ugen.",
        "{name} fortæller, at der ikke er nogen hjemme om aftenen.",
    ),
    "UDSLAG13": (
        "Naboen har hørt råb og slag fra hjemmet flere aftener. {name} var hjemme.",
        "Forældrene er i konflikt om samvær, og {name} bliver brugt som bud imellem dem.",
    ),
    "abuse": (
        "{name} fortæller i dag, at en voksen derhjemme har slået. Der er et blåt mærke på overarmen.",
        "{name} har fortalt en voksen på skolen om slag hjemme og beder os om ikke at ringe hjem.",
    ),
    "": ("Vi er bekymrede for {name} og beder om, at nogen ser på, hvordan familien har det.",),
}
ASSESSED = (
    "Talt med den, der underretter, og med skole eller dagtilbud. Der er ikke tegn på fare i dag.",
    "Barnet er set og talt med i dag. Der er voksne om barnet, og næste skridt er aftalt.",
    "Oplysningerne er holdt op mod tidligere underretninger. Barnet er ikke i akut fare.",
    "Talt med forældrene, som tager imod en aftale i morgen. Barnet er i sikkerhed hjemme i nat.",
)
IN_DANGER = "Barnet kan ikke være hjemme i nat. Bedsteforældrene tager imod barnet, og forældrene er enige."
OUTCOME: Mapping[str, tuple[str, ...]] = {
    "N0": ("Oplysningerne kunne ikke bekræftes, og ingen omkring barnet deler bekymringen.",),
    "N1": ("Familien har fået råd og kender vejen til den åbne rådgivning.", "Skolen følger barnet tæt."),
    "N2": ("En tidlig indsats kan hjælpe nu, uden at barnets forhold skal undersøges nærmere.",),
    "N3": ("Behovet er tydeligt, og familien ønsker hjælp. Den kan begynde på denne screening.",),
    "N4": ("Et enkelt forhold skal afdækkes, før vi ved, hvilken hjælp der passer.",),
    "N5": ("Flere tegn over længere tid. Barnets forhold skal undersøges i sammenhæng.",),
    "N7": ("Indgår i den løbende sag. Planen ses efter ved næste opfølgning.",),
    "N8": ("Familien er flyttet. Sendt til den nye kommune efter egen vurdering.",),
    "N9": ("Indgår i den undersøgelse, der er i gang.",),
}
CHILDS_WORDS = (
    "Jeg vil gerne have, at det er mere roligt derhjemme.",
    "Det er bedst hos mormor. Der kan jeg sove.",
    "Jeg savner nogen at snakke med, når mor er ked af det.",
    "Jeg vil gerne gå i skole, men det gør ondt i maven.",
    "Det går okay. I må godt ringe til min far.",
    "Jeg vil bestemme selv, hvornår jeg skal hjem i weekenden.",
)
NOTES = (
    ("Møde med skolen", "Læreren fortæller om hverdagen i klassen. Aftale om fast voksen om morgenen."),
    ("Udtalelse fra sundhedsplejen", "Sundhedsplejersken beskriver trivsel og samspil. Udtalelsen ligger i sagen."),
    ("Rykket for svar", "Der er rykket for udtalelsen. Svar ventes i næste uge."),
    ("Samtale med forældrene", "Talt om, hvad der er svært, og hvad der virker. Begge vil gerne have hjælp."),
    ("Opringning fra mor", "Mor fortæller om ugen, der gik. Aftale om at ringe igen på fredag."),
    ("Netværksmøde", "Familiens netværk var samlet. Mormor henter om torsdagen, onklen følger til fodbold."),
)
CONCLUSIONS = (
    "Forældrene har ressourcer, når hverdagen er rolig, og brug for støtte i overgange og konflikter.",
    "Barnet er belastet af konflikterne hjemme. Støtte til forældresamarbejdet og til barnet selv vil hjælpe.",
    "Skolen og familien har fundet en form, der virker. Der er ikke grundlag for særlig støtte.",
)
PRELIMINARY = "Undersøgelsen er ikke færdig. Der mangler en udtalelse. Indtil da følges familien hver anden uge."
SUPPORT_REASONS = (
    "Støtten skal give ro i hverdagen og styrke forældrene i at sætte rammer. Barnet og forældrene er hørt.",
    "Hjælpen er den mindst indgribende, der kan opfylde formålet. Barnets holdning indgår.",
)
PLACEMENT_REASONS = "Støtte i hjemmet er prøvet og rækker ikke. Barnet har brug for tryghed et andet sted i en periode."
FOLLOWED_UP = (
    "Det går bedre om morgenen. Aftalerne holder, og hjælpen fortsætter.",
    "Ikke nok fremgang med det første mål. Hjælpen er justeret, og vi ser på det igen.",
    "Målene er næsten nået. Næste opfølgning bliver den sidste.",
)
SEEN = (
    "Barnet viste sit værelse frem og virkede trygt. Der er venner i nærheden.",
    "God stemning ved bordet. Barnet ville tale alene på en gåtur.",
    "Barnet var stille og savner sine søskende. Samværet tages op igen.",
)
CLOSED = ("Målene er nået.", "Familien klarer sig med den hjælp, andre giver.", "Der er ikke længere behov for støtte.")
NOTIFIERS: Mapping[str, str] = {
    "1": "Børne- og familieafdelingen i en anden kommune",
    "2": "Lærer på {school}",
    "3": "Pædagog i {school}",
    "4": "Børneafdelingen på sygehuset",
    "5": "Sundhedsplejersken",
    "6": "Politiet, døgnrapporten",
    "9": "Anbringelsesstedet",
    "10": "Krisecentret",
    "11": "Boligforeningen",
    "12": "{name}",
    "7": "Moster til {name}",
    "13": "Mormor til {name}",
}
PLACES = [
    "Bøgely",
    "Engvang",
    "Fjordblik",
    "Havbo",
    "Kærhus",
    "Lindegård",
    "Mosely",
    "Nørreled",
    "Skovbo",
    "Solhøj",
    "Søbred",
    "Østerly",
]
SIBLING_CONSIDERED = "Søskende er set i forbindelse med vurderingen. Der er ikke tegn på fare for dem."
AGREED_WITH_POLICE = "Politiet afhører barnet i børnehuset. Forældrene orienteres ikke før afhøringen."
LIFTED = "Politiet er færdigt med afhøringen, og barnet er i sikkerhed. Forældrene kan nu orienteres."
NO_TALK = "Barnet er for lille til en samtale; kontakten er beskrevet i undersøgelsen."
