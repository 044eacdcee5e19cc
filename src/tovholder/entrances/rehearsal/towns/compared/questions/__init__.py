"""What a town is asked about itself, to be set beside what was published."""

from __future__ import annotations

from tovholder.entrances.rehearsal.towns.compared.questions import deciding, door, help, offices, placed, planning
from tovholder.entrances.rehearsal.towns.compared.questions.asking import Question

QUESTIONS: tuple[Question, ...] = (
    *door.QUESTIONS,
    *deciding.QUESTIONS,
    *planning.QUESTIONS,
    *help.QUESTIONS,
    *placed.QUESTIONS,
    *offices.QUESTIONS,
)
