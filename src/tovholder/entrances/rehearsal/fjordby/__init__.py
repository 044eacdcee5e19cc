"""Fjordby: a small made-up town with a named cast in the middle of today's work.

Nobody here exists. Everything is done through the same deeds as in a real municipality, at moments counted back
from the one handed in.
"""

from tovholder.entrances.rehearsal.fjordby.town import Cast, fill

__all__ = ["Cast", "fill"]
