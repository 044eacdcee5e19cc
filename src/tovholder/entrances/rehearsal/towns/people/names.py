"""The people of a made-up town: names, streets, schools. Nobody of the staff has a family's surname."""

from __future__ import annotations

from datetime import date
from random import Random


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIRLS = _names(
    """
    Alma Agnes Anna Asta Astrid Aya Clara Ella Ellie Emma Esther Freja Frida Hannah Ida Ingrid Isabella Josefine
    Karla Laura Lily Liva Luna Mathilde Maja Marie Merle Mille Nora Olivia Rosa Sara Saga Sofie Vigga Zainab Selma
    Tilde
    """
)
BOYS = _names(
    """
    Adam Aksel Albert Alfred Anton Arthur August Carl Christian Elias Emil Felix Frederik Hugo Johan Jonas Karl
    Lauge Liam Luca Lucas Magne Malthe Marius Mikkel Mohammad Noah Nohr Oliver Oscar Otto Oskar Sander Theo Thor
    Valdemar Victor Viggo Villads William Yusuf
    """
)
MOTHERS = _names(
    """
    Anja Anne Camilla Cecilie Charlotte Christina Dorte Fatima Gitte Heidi Helle Jeanette Julie Katrine Line Lone
    Louise Maiken Malene Maria Mette Mia Nanna Natascha Nina Pia Rikke Sabrina Sandra Stine Susanne Tanja Tina
    Trine Zahra
    """
)
FATHERS = _names(
    """
    Allan Anders Brian Carsten Christoffer Claus Daniel Dennis Erik Hassan Henrik Jacob Jan Jesper Jimmy Kasper
    Kenneth Kim Kristian Lars Martin Michael Morten Nicolai Ole Omar Peter Rasmus Rene Simon Steffen Stefan Thomas
    Tommy Ulrik
    """
)
_FIRST = "Bjerre Elle Enge Gran Hede Hvid Høj Kilde Klit Kær Lyng Løv Marke Mose Muld Nørre Pile Ravn Rosen Rug Rønne"
_FIRST += " Sander Skov Sten Sønder Søl Tang Thor Torn Vand Vester Vild Øster Ås Birke"
_LAST = "bak berg bo bæk dal fred gaard have hede holt høj kær land lykke mark mose næs rup skov sted strup toft vad"
FAMILY_NAMES = tuple(f"{first}{last}" for first in _FIRST.split() for last in _LAST.split())
STAFF_NAMES = [
    "Abild",
    "Agger",
    "Balle",
    "Bang",
    "Barfoed",
    "Basse",
    "Bech",
    "Berthelsen",
    "Bille",
    "Bisgaard",
    "Bloch",
    "Boesen",
    "Borch",
    "Brandt",
    "Bro",
    "Buhl",
    "Busk",
    "Carlsen",
    "Clemmensen",
    "Damm",
    "Degn",
    "Drejer",
    "Ebbesen",
    "Egeskov",
    "Elkjær",
    "Faber",
    "Falk",
    "Fenger",
    "Fisker",
    "Fogh",
    "Frandsen",
    "Gade",
    "Gram",
    "Grøn",
    "Hald",
    "Hauge",
    "Hein",
    "Hinge",
    "Iversen",
    "Jul",
    "Kaas",
    "Kjeldgaard",
    "Klausen",
    "Krag",
    "Kusk",
    "Lauridsen",
    "Lerche",
    "Malling",
    "Mejer",
    "Munk",
    "Nygaard",
    "Overby",
    "Panduro",
    "Paulsen",
    "Quist",
    "Rask",
    "Riis",
    "Rohde",
    "Schou",
    "Severin",
    "Skjold",
    "Smed",
    "Stage",
    "Svane",
    "Tang",
    "Thygesen",
    "Toft",
    "Ulrich",
    "Vinther",
    "Wedel",
    "Winge",
]
STREETS = _names(
    """
    Birkevej Bakkevej Bøgevej Drosselvej Egevej Elmevej Engvej Fasanvej Fjordvej Fyrrevej Granvej Havevej Hybenvej
    Irisvej Jernbanegade Kastanievej Kløvervej Lindevej Lærkevej Møllegade Nørregade Parkvej Poppelvej Rosenvej
    Rønnevej Skolegade Skovvej Solsortevej Strandgade Svanevej Søndergade Tulipanvej Vestergade Vibevej Østergade
    """
)
SCHOOLS = _names(
    """
    Fjordskolen Strandskolen Bakkeskolen Engskolen Skovskolen Havneskolen Vestskolen Kildeskolen
    """
)
DAYCARE = _names(
    """
    Krabben Tangen Muslingen Regnbuen Mariehønen Spiren Svalereden Solstrålen
    """
)


def family_name(chance: Random) -> str:
    """A surname no member of staff has."""
    return chance.choice(FAMILY_NAMES)


def child_name(chance: Random, surname: str) -> str:
    """A child of that family."""
    return f"{chance.choice(GIRLS if chance.random() < 0.48 else BOYS)} {surname}"


def address_of(family: int) -> str:
    """An address no other family of the town has."""
    street, number = STREETS[family % len(STREETS)], family // len(STREETS)
    return f"{street} {number + 1}, 9999 Fjordby"


def school_or_daycare(family: int, born: date, *, on: date) -> str:
    """Where the child goes on that day: at home before one year, in school from six."""
    age = (on - born).days // 365
    if age < 1:
        return ""
    return f"Børnehuset {DAYCARE[family % len(DAYCARE)]}" if age < 6 else SCHOOLS[family % len(SCHOOLS)]
