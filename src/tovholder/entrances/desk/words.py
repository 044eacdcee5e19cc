"""The deeds of the chronicle in words, and when they are shown to have been."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from tovholder.core.law.codelists import word_of
from tovholder.core.law.event_words import DANISH
from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.ui.language import as_read, danish_is_read

# Deeds that no clock reads: the rooms that write them name them, and only a page needs words for them.
_OTHER_DEEDS: Mapping[str, str] = {
    "caseworker changed": "Rådgiver skiftet",
    "hand-over asked for": "En anden enhed er bedt om at overtage barnet",
    "hand-over refused": "Den anden enhed overtager ikke barnet",
    "hand-over called off": "Den anden enhed er ikke længere bedt om at overtage barnet",
    "other caseworker asked for": "En forælder har bedt om en anden rådgiver",
    "wish for other caseworker answered": "Svar givet om en anden rådgiver",
    "closed case passed on": "Den lukkede sag er lagt et andet sted, da enheden eller stillingen ophørte",
    "caseworker named": "Rådgiver udpeget",
    "consent refused": "Samtykke afslået",
    "decision letter not delivered": "Brev om afgørelsen ikke leveret",
    "decision prepared": "Afgørelse under forberedelse",
    "document moved away": "Et dokument, der lå her ved en fejl, er flyttet",
    "letter template kept": "Brevskabelon lagt ind",
    "party answered": "En part har svaret",
    "preparation dropped": "Der skal ikke træffes afgørelse",
    "purpose reworded": "Formålet med afgørelsen rettet",
    "decision letter sent": "Brev om afgørelsen sendt",
    "decision letter sent again": "Brev om afgørelsen sendt igen",
    "decision proposed": "Forslag til afgørelse sendt til godkendelse",
    "proposed decision returned": "Forslag til afgørelse sendt tilbage",
    "second opinion asked for": "Second opinion ønsket",
    "second opinion forwarded": "Ønske om second opinion sendt til Ankestyrelsen",
    "second opinion given": "Second opinion modtaget",
    "party representative named": "Partsrepræsentant oplyst",
    "party representative no more": "Partsrepræsentant ophørt",
    "grown-up's birth date known": "Fødselsdato skrevet på en voksen",
    "letter delivered": "Brev leveret",
    "letter not delivered": "Brev ikke leveret",
    "letter sent": "Brev sendt",
    "letter came back": "Brev kom retur med posten",
    "decision letter came back": "Brev om afgørelsen kom retur med posten",
    "letter sent again": "Brev sendt igen",
    "force told of in part": "Besked givet om en magtanvendelse",
    "municipality notice sent": "Brev sendt til den nye kommune",
    "municipality notice not delivered": "Brev til den nye kommune ikke leveret",
    "consent lapsed at birth": "Samtykke fra før fødslen gælder ikke længere",
    "event chosen for chronology": "Hændelse sat i kronologien",
    "event dropped from chronology": "Hændelse taget ud af kronologien",
    "child identified": "Barnet identificeret",
    "child's words shared": "Barnets ord delt",
    "effect of child's words told": "Barnets ord har påvirket sagen",
    "examination reported": "Erklæring fra læge eller psykolog modtaget",
    "investigation section written": "Afsnit i undersøgelsen gemt",
    "targeted assessment stopped with the case": "Afdækning standset med sagen",
    "statement read": "Udtalelse læst",
    "statement refused": "Udtalelse kommer ikke",
    "talk with child left out": "Samtale med barnet undladt med begrundelse",
    "VISO answered": "VISO's særlige enhed har svaret",
    "custody set": "Forældremyndighed registreret",
    "identification undone": "Identifikation fortrudt",
    "moved in": "Flyttet ind",
    "moved out": "Flyttet ud",
    "note corrected": "Notat rettet",
    "note moved away": "Et notat, der stod her ved en fejl, er flyttet",
    "note struck": "Notat streget",
    "measure agreed": "Indsats aftalt",
    "measure changed": "Indsats rettet",
    "place closes": "Stedet, barnet bor på, lukker",
    "place does not close after all": "Stedet, barnet bor på, lukker ikke alligevel",
    "placement changed": "Anbringelse rettet",
    "added to a closed case": "Tilføjet til en lukket sag",
    "task done": "Opgave gjort",
    "adult died": "En anden voksen omkring barnet død",
    "notification let back": "Underretning tilbage fra stedfortræder",
    "notification moved away": "En underretning, der stod her ved en fejl, er flyttet",
    "notification opened": "Underretning åbnet",
    "notification taken on": "Underretning taget",
    "question answered": "Spørgsmål besvaret",
    "protection set": "Beskyttelse af adresse ændret",
    "suspect named": "Mistænkt person angivet",
    "tie registered": "Voksen omkring barnet registreret",
    "child put right": "Oplysninger om barnet rettet",
    "stay and other country written": "Ophold og et andet land skrevet",
    "tie ended": "En voksen hører ikke længere til barnet",
    "grown-up put right": "Navn eller telefon rettet på en voksen",
    "grown-up's address known": "Adresse skrevet på en voksen",
    "grown-up moved": "En voksen omkring barnet er flyttet",
}
# Deeds of which only the day is known; they are kept at noon.
_OF_A_DAY = frozenset({"moved in", "moved out", "tie registered", "tie ended", "custody set"})

DANISH_OF: Mapping[str, str] = {**{kind.value: word for kind, word in DANISH.items()}, **_OTHER_DEEDS}


def deed_in_words(deed: str, *, named: bool = True) -> str:
    """What happened, as the reader reads it; about another child of the household when this one was not named.

    A line's own word for its deed is English already.
    """
    word = DANISH_OF.get(deed, DANISH[EventKind.OTHER]) if danish_is_read() else deed[:1].upper() + deed[1:]
    return word if named else _("%s (om et andet barn i hjemmet)") % word


def counted(words: str, times: int) -> str:
    """What happened, and how many times where it was more than once."""
    return words if times == 1 else _("%(what)s, %(n)d gange") % {"what": words, "n": times}


def label_of(code: str, *lists: str) -> str:
    """What a code is called in the first of these code lists that has it; the code itself when none has."""
    name_of_list, _colon, in_list = code.partition(":")  # help says from which list its code is: "support_bl32:5"
    return as_read(word_of(in_list, name_of_list) if name_of_list in lists else word_of(code, *lists))


def real_time(moment: datetime, *, deed: str = "") -> date:
    """The moment in Denmark, or its day alone when only a day was known: nobody's midnight is shown as 00.00."""
    local = moment.astimezone(DANISH_TIME)
    return local.date() if local.time() == time(0) or deed in _OF_A_DAY else local
