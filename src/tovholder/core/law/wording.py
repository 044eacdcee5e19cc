"""The words of the law data in plain Danish, for tables and pages."""

from datetime import date

from tovholder.core.law.rules import Rule, RuleLimit, Version

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
STATUSES = {"verified": "bekræftet", "partly_verified": "delvist bekræftet", "unverified": "ikke bekræftet"}
START_UNCONFIRMED = "ikrafttræden ikke bekræftet"
UNITS = {  # one of them, more of them
    "hours": ("time", "timer"),
    "calendar_days": ("dag", "dage"),
    "hverdage": ("hverdag", "hverdage"),
    "arbejdsdage": ("arbejdsdag", "arbejdsdage"),
    "weeks": ("uge", "uger"),
    "months": ("måned", "måneder"),
    "years": ("år", "år"),
    "skoledage": ("skoledag", "skoledage"),
    "quarter": ("kvartal", "kvartaler"),
    "per_year": ("om året", "om året"),
    "visits": ("besøg", "besøg"),
    "percent": ("procent", "procent"),
    "count": ("gang", "gange"),
}
WITHOUT_AMOUNT = {
    "continuous": "løbende",
    "snarest_muligt": "snarest muligt",
    "rimeligt_varsel": "med rimeligt varsel",
    "as_decided": "som besluttet i sagen",
    "set_per_case": "fastsættes i sagen",
    "set_per_decision": "fastsættes i afgørelsen",
    "set_in_order": "datoen i pålægget",
    "local_limit": "lokal frist",
    "unknown": "fristen er ikke kendt",
}
MODES = {
    "latest": "senest {}",
    "earliest": "tidligst {}",
    "before": "senest {} før",
    "max_duration": "højst {}",
    "max_interval": "højst {} imellem",
    "minimum": "mindst {}",
    "from": "fra {}",
    "until": "indtil {}",
    "threshold": "grænse: {}",
    "target": "mål: {}",
    "duration": "{}",
    "local_practice": "{} efter lokal praksis",
}


def day_in_words(day: date) -> str:
    """A day as people write it: 1. maj 2025."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def limit_in_words(limit: RuleLimit | None) -> str:
    """A limit as people say it: »senest 24 timer«; empty when the rule sets none."""
    if limit is None:
        return ""
    if limit.amount is None:
        return WITHOUT_AMOUNT[limit.unit]
    if limit.amount == 0 and limit.mode == "before":
        return "før"  # before the deed itself, with no days in between
    one, more = UNITS[limit.unit]
    return MODES[limit.mode].format(f"{limit.amount} {one if limit.amount == 1 else more}")


def status_in_words(rule: Rule, version: Version) -> str:
    """How sure we are of a rule, and of the day its version came into force where we are not."""
    status = STATUSES[rule.status]
    return status if version.in_force_confirmed else f"{status}; {START_UNCONFIRMED}"
