"""Numbers people read aloud on the phone: a telephone number, and the short number of a child's record.

Each is compared in one form, the same here and in the database, and only whole.
"""

from __future__ import annotations

import re
from uuid import UUID

from django.db.models import F, Func, TextField

# Danish numbers have eight digits, with or without 45 before them.
_PHONE = re.compile(r"\+?[0-9 ().-]+")
_COUNTRY = re.compile(r"^(00)?45(?=[0-9]{8}$)")
_SHORTEST_PHONE = 8
_SHORT_ID = re.compile(r"[0-9A-F]{8}")

# The database's own copies; kept in step with the functions below by a test.
NUMBERS_SQL = """
create or replace function phone_key(phone text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^(00)?45(?=[0-9]{8}$)', '')
$$;
create or replace function short_id(id uuid) returns text language sql immutable parallel safe strict as $$
  select upper(right(id::text, 8))
$$;
"""
DROP_NUMBERS_SQL = "drop function phone_key(text); drop function short_id(uuid);"


def phone_key(text: str) -> str:
    """The digits of a telephone number without the country's own; empty when the text is no whole number."""
    digits = re.sub(r"[^0-9]", "", text) if _PHONE.fullmatch(text.strip()) else ""
    digits = _COUNTRY.sub("", digits)
    return digits if len(digits) >= _SHORTEST_PHONE else ""


def short_id(id: UUID) -> str:
    """The short number of a record: the last eight signs of its id, such as 4BB64D2A. It says nothing about anybody."""
    return id.hex[-8:].upper()


def short_id_in(text: str) -> str:
    """The short number that the text is, written with or without blanks; empty when it is none."""
    plain = re.sub(r"[\s-]", "", text).upper()
    # Eight digits alone are a telephone number to most people, and are looked up as both.
    return plain if _SHORT_ID.fullmatch(plain) else ""


def id_in(text: str) -> UUID | None:
    """The whole id that the text is, written with hyphens as addresses and forms have it; None when it is none."""
    try:
        return UUID(text.strip()) if len(text.strip()) == len(str(UUID(int=0))) else None
    except ValueError:
        return None


def in_the_database(function: str, column: str) -> Func:
    """The column's number, as the database computes it."""
    return Func(F(column), function=function, output_field=TextField())
