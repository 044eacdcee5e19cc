"""What people of a made-up town say and write: short, of the kind such texts are, and about nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    ("Møde med sundhedsplejen", "Sundhedsplejersken fortæller om trivsel og samspil. Hun ser barnet igen om en måned."),
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
PARENTS = "Forældrene"
HEARD_ABOUT = "Hørt om oplysningerne fra skolen og fra undersøgelsen, og om den støtte vi overvejer."
KNEW_IT_ALL = "Undladt, fordi forældrene selv har givet oplysningerne og kender dem alle."
MAY_BRING_SOMEBODY = "Fortalt, at barnet må tage en bisidder med til samtaler og møder."
PARENTS_ANSWER = (
    "Vi er enige i det meste, men synes, skolen overdriver.",
    "Det passer. Vi vil gerne have hjælp til morgenerne.",
    "Vi har ikke noget at tilføje.",
)
FACTS = "Udtalelser fra skole og sundhedspleje, samtaler med barnet og forældrene, og det forældrene selv har sagt."
PURPOSES = (
    "Ro i hverdagen, så barnet kan passe skole og kammerater.",
    "At forældrene får støtte til at sætte rammer, og at barnet har en voksen at tale med.",
    "At barnet er trygt, også når det er svært derhjemme.",
)
TOLD_TO_CHILD = "Vi har lyttet til dig. Det, du sagde, er en af grundene til det, vi har besluttet."
COMPLAINT = "Klagen sendes til os. Vi ser på sagen igen inden fire uger, før den går videre til Ankestyrelsen."
WISHES = (
    "Jeg vil gerne have, at der er mere ro derhjemme.",
    "Jeg vil gerne kunne sove hos mormor i weekenden.",
    "Jeg vil gerne have en ven i klassen.",
)
NO_WISH = "Barnet er for lille til at sige det selv, eller vil ikke have det skrevet ned."
INFLUENCE = "Barnets ønske er skrevet ind som det første mål, og hjælpen er lagt, hvor barnet bad om den."
NO_INFLUENCE = "Der var intet ønske at gå ud fra. Målene er talt igennem med forældrene."
REVISED = (
    "Målet er nået, og et nyt er aftalt.",
    "Målet var for stort. Det er delt op i mindre skridt.",
    "Familiens hverdag er ændret, og målet passede ikke længere.",
)
GOALS: Sequence[tuple[str, str, str, str]] = (
    ("wellbeing", "Barnet sover hele natten.", "Fast aftenrutine med samme voksen.", "Forældrene"),
    ("family", "Der er ro ved måltiderne.", "Familiebehandler er med to gange om ugen.", "Familiebehandleren"),
    ("school", "Barnet er i skole hver dag.", "Voksen følger om morgenen den første måned.", "Skolen"),
    ("development", "Barnet tør sige fra og til.", "Samtaler hver anden uge.", "Kontaktpersonen"),
    ("network", "Barnet har noget at gå til.", "Prøver fodbold og spejder sammen med onklen.", "Netværket"),
    ("health", "Barnet kommer til lægen og tandlægen.", "Forældrene minder og følger med.", "Forældrene"),
)
CHANGED = (
    "Hjælpen er flyttet til morgenen, hvor det er sværest.",
    "En anden fra familiehuset har taget over.",
    "Målet er gjort mindre, så det kan nås.",
)
MEETING_ROOM = "Familiehuset, mødelokalet"
TOO_SMALL = "Barnet er for lille til at være med; det ses ved besøget hjemme."
CANCELLED = ("Sygdom i familien.", "Forældrene kunne ikke den dag.", "Rådgiveren blev kaldt til et akut møde.")
NO_LONGER_NEEDED = "Hjælpen er slut, og der er ikke mere at følge op på."
CHAIR_GROUND = "Barnet er udsat for vold og kan ikke blive hjemme. Forældrene vil ikke samtykke."
CHAIR_URGENCY = "Der er fare for barnet i nat, og udvalget kan først mødes om nogle dage."
CHAIR_FORMAL = "Forældrene er forsøgt hørt på telefon. Barnet er talt med. Samtykke er søgt og afslået."
RUNG, SAID_NO = "Telefon", "Svarede nej."
COMMITTEE_ROOM = "Rådhuset, udvalgets lokale"
LAWYER = "Forældrenes advokat"
MINUTES = "Udvalget fulgte indstillingen. Forældrene og deres advokat udtalte sig. Barnets ord blev læst op."

ASKED_ABOUT: Mapping[str, str] = {
    "school": "Trivsel, fravær og faglig udvikling, og hvordan samarbejdet med hjemmet er.",
    "daycare": "Barnets udvikling og trivsel, og hvordan samarbejdet med hjemmet er.",
    "doctor": "Barnets helbred, og om der er mødt til det, der var aftalt.",
    "psychiatry": "Udredning og behandling, og hvad barnet har brug for i hverdagen.",
}
CONSENTED_TO_STATEMENT = "Forældrene har sagt ja på mødet."
STATEMENT_WITHOUT = "Nødvendig for undersøgelsen; forældrene er orienteret."
STATEMENT_SAYS: Mapping[str, str] = {
    "school": "Barnet er glad for klassen, når dagen er forudsigelig. Fraværet er faldet siden sommerferien.",
    "daycare": "Barnet søger de voksne og leger bedst i små grupper. Afleveringen er svær nogle morgener.",
    "doctor": "Ingen sygdom, der kan forklare, hvordan barnet har det. To aftaler er ikke mødt.",
    "psychiatry": "Udredningen er ikke færdig. Faste rammer og skånehensyn i skolen anbefales.",
}
COMPLAINS = (
    "Jeg er ikke enig i det, der står om os, og synes ikke, I har hørt efter.",
    "Vi har brug for mere hjælp end det, I har bevilget.",
    "Det går for hurtigt. Vi ville gerne have prøvet noget andet først.",
)
LOOKED_AGAIN: Mapping[str, str] = {
    "kept": "Der er ikke kommet nye oplysninger frem. Formålet kan ikke opnås med mindre.",
    "changed": "De nye oplysninger fra skolen er taget med, og afgørelsen er ændret, som der er bedt om.",
    "partly": "Omfanget er ændret. Resten af afgørelsen fastholdes.",
}
BOARD_SAYS: Mapping[str, str] = {
    "upheld": "Afgørelsen er rigtig.",
    "changed": "Støtten skal gives, som der er søgt om.",
    "sent_back": "Sagen er ikke oplyst godt nok, og kommunen skal afgøre den igen.",
}
HELP_STOPS = "Forældrene ønsker ikke hjælpen længere. Barnet klarer sig med den hjælp, skolen giver."
GOES_HOME = "Forældrene kan igen give det, barnet har brug for. Besøgene hjemme er gået godt."
HELP_AT_HOME = "Den familiebehandler, forældrene kender, kommer to gange om ugen den første tid."
MOVES_ON = "Barnet har brug for et sted, der passer bedre til dets alder."
YOUTH_PLAN = "Ungeplanen er lavet sammen med den unge: skole, bolig og hvem der kan ringes til."
NO_YOUTH_PLAN = "Den unge vil ikke have en plan nu. Det tages op igen om et halvt år."
SUPPORTED = "Der er brug for en fast kontaktperson ved overgangen til at bo selv."
NOT_SUPPORTED = "Den unge klarer sig selv, har en bolig og er i gang med en uddannelse."
MUNICIPALITIES = ("Havby Kommune", "Bakkeby Kommune", "Skovby Kommune")  # none of them is one
HANDED_ON = "Barnet får hjælp hos os. Vi sender de vigtigste vurderinger; ring gerne til rådgiveren."
BY_SECURE_MAIL = "Sikker mail"
MOVED_AWAY = "Familien er flyttet, og kommunen dér ved, hvad barnet har fået hjælp til."
