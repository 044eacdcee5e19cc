"""`tovholder check`: is everything as it was written, counted and received? 0 only when all of it is."""

from __future__ import annotations

from django.utils import timezone

from tovholder.config.opening import opened
from tovholder.entrances.commandline.parsing import CommandParser


def check(argv: list[str]) -> int:
    """Verify the chronicle, count the duties anew, and see that the balance holds; 0 when all is right, else 1."""
    parser = CommandParser("check", more="Slutter med 0, når alt er i orden, ellers 1.")
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    parser.add_argument(
        "--begin-epoch",
        action="store_true",
        help="efter genskabelse fra en kopi: begynd en ny række segl, før nogen arbejder",
    )
    parser.add_argument(
        "--recount",
        action="store_true",
        help="tæl fristerne på ny for de børn, hvor de afviger, f.eks. efter en rettet regel",
    )
    options = parser.parse_args(argv)
    with opened():
        from tovholder.entrances.commandline.answering import answer, begin_new_epoch  # needs Django ready

        if options.begin_epoch:
            return begin_new_epoch()
        return answer(as_json=options.json, now=timezone.now(), recount=options.recount)
