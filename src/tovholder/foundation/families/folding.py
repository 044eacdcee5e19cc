"""Danish folding: how names are compared, the same here and in the database."""

from __future__ import annotations

import unicodedata

# The database's own copy; kept in step with folded() by a test over many names.
FOLDING_SQL = """
create or replace function danish_key(t text) returns text language sql immutable parallel safe strict as $$
  select translate(replace(casefold(normalize(t, nfc)), 'aa', 'å'), 'åäöüé', 'ÿæøye')
$$
"""
_SAME = str.maketrans("åäöüé", "ÿæøye")


def folded(text: str) -> str:
    """The text as it is searched and sorted: lower case, aa as å, ä as æ, ö as ø; æ, ø, å last."""
    return unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_SAME)
