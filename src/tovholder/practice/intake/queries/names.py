"""Everybody around some known children, as the register of our own people knows them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from tovholder.foundation.chronicle.asking import asked_by_deeds

_AROUND = """
select name_key, cpr_index, null from families_child where id = any(%(children)s)
union all
select a.name_key, a.cpr_index, null
from families_tie t join families_adult a on a.id = t.adult_id where t.child_id = any(%(children)s)
union all
select null, null, h.address_key
from families_residence r join families_home h on h.id = r.home_id
where r.child_id = any(%(children)s) and r.ends is null
"""


@asked_by_deeds
def names_around(children: Iterable[UUID]) -> tuple[set[str], set[bytes], set[str]]:
    """The folded names, the prints of CPR numbers and the folded addresses of the children and their adults."""
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"children": list(children)})
        rows = cursor.fetchall()
    return (
        {name for name, _, _ in rows if name},
        {bytes(cpr) for _, cpr, _ in rows if cpr},
        {address for _, _, address in rows if address},
    )
