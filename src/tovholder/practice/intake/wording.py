"""The words for the codes of the front desk."""

from __future__ import annotations

from tovholder.core.law.codelists import codelist

HOLD_LISTS = ("contact_hold_reason", "safety_flag", "suspect")


def word(name: str, code: str) -> str:
    """What a code of a list is called; the code itself when the list does not know it, empty for none."""
    try:
        return codelist(name).label(code) if code else ""
    except KeyError:
        return code


def why_on_hold(code: str) -> str:
    """Why a contact hold stands: the reason given, or the safety flag or suspect it follows from."""
    found = (word(name, code) for name in HOLD_LISTS)
    return next((said for said in found if said != code), code)
