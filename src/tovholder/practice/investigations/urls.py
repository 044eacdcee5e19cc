"""The addresses of this room: the child, the investigation or what was asked, by its opaque id."""

from django.urls import path

from tovholder.practice.investigations.sections import ADDRESSES
from tovholder.practice.investigations.views import (
    advisers,
    asking,
    assessing,
    concluding,
    of_child,
    sections,
    task_list,
)

app_name = "investigations"
urlpatterns = [
    path("barn/<uuid:child_id>/", of_child.of_child, name="of_child"),
    path("barn/<uuid:child_id>/beslut/", of_child.decide, name="decide"),
    path("barn/<uuid:child_id>/grund/", of_child.ground, name="ground"),
    path("barn/<uuid:child_id>/afdaekning/", assessing.begin_assessment, name="begin_assessment"),
    path("afdaekning/<uuid:assessment_id>/", assessing.assessment, name="assessment"),
    path("afdaekning/<uuid:assessment_id>/udtalelse/", asking.ask_in_assessment, name="ask_in_assessment"),
    path("udtalelse/<uuid:statement_id>/", asking.statement, name="statement"),
    path("<uuid:investigation_id>/", task_list.task_list, name="task_list"),
    path("<uuid:investigation_id>/laes/", task_list.whole, name="whole"),
    path("<uuid:investigation_id>/udtalelse/", asking.ask, name="ask"),
    path("<uuid:investigation_id>/laege-psykolog/", asking.examinations, name="examinations"),
    path("<uuid:investigation_id>/soeskende/", concluding.siblings, name="siblings"),
    path("<uuid:investigation_id>/raadgivere/", advisers.advisers, name="advisers"),
    path("<uuid:investigation_id>/foreloebig/", concluding.preliminary, name="preliminary"),
    path("<uuid:investigation_id>/afslut/", concluding.conclude, name="conclude"),
    *(
        path(f"<uuid:investigation_id>/{address}/", sections.section, {"kind": kind}, name=f"section_{kind.value}")
        for kind, address in ADDRESSES.items()
    ),
]
