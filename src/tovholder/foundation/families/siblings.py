"""The other children of a child's homes and parents, as far as a reader may see them."""

from __future__ import annotations

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child, HomeKind, Residence, Tie, TieKind

PARENTS = (TieKind.MOTHER, TieKind.FATHER, TieKind.CO_MOTHER)


def siblings_of(child: Child, *, reader: Reader) -> list[Child]:
    """The living children this reader may see who share a family home or a parent with the child, the oldest first.

    One statement. A page that shows them notes the reading of the list.
    """
    today = danish_day(reader.at)
    homes = Residence.objects.on(today).filter(child=child.pk, home__kind=HomeKind.FAMILY).values("home")
    at_home = Residence.objects.on(today).filter(home__in=homes, child__isnull=False).values("child")
    parents = Tie.objects.filter(child=child.pk, kind__in=PARENTS).values("adult")
    of_parents = Tie.objects.filter(adult__in=parents, kind__in=PARENTS).values("child")
    visible = Child.objects.visible_to(reader, at=reader.at).themselves().filter(died_on=None)
    # As a union, not as "or": that would look at every child there is.
    others = visible.filter(pk__in=at_home.union(of_parents)).exclude(pk=child.pk)
    return list(others.order_by("birth_date", "pk"))
