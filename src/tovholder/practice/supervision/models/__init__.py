"""Planned visits to placed children, and concerns about the places they live in."""

from tovholder.practice.supervision.models.concerns import PlaceConcern, PlaceTask, Seriousness, TaskKind
from tovholder.practice.supervision.models.planned import PlannedVisit

__all__ = ["PlaceConcern", "PlaceTask", "PlannedVisit", "Seriousness", "TaskKind"]
