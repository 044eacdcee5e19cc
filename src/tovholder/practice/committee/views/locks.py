"""Who runs the committee's own work: its secretary, who is a jurist, and the leaders; to others it is as if not there.

Who works with a child raises the matter, writes the recommendation and puts it on an agenda. The meetings, who got the
papers, the votes and the minutes are the committee's.
"""

from __future__ import annotations

from tovholder.foundation.access.locks import only_for
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.organisation.models import PostKind


def keeps_the_papers(reader: Reader) -> bool:
    """Runs the meetings, sends the papers and writes down votes and minutes."""
    return reader.is_leader or PostKind.JURIST in reader.kinds


def keeps_the_members(reader: Reader) -> bool:
    """Writes down who sits on the committee."""
    return keeps_the_papers(reader) or reader.is_administrator


for_its_secretaries = only_for(keeps_the_papers)
for_its_keepers = only_for(keeps_the_members)
