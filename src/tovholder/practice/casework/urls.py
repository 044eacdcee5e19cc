"""The addresses of the case: the child or the note by its opaque id."""

from django.urls import path

from tovholder.practice.casework import views
from tovholder.practice.casework.views import (
    caseworkers,
    closing,
    force,
    grown_ups,
    life,
    moving_notes,
    placing,
    while_placed,
)
from tovholder.practice.casework.views import help as helping

app_name = "casework"
urlpatterns = [
    path("<uuid:child_id>/notat/", views.write_note, name="write_note"),
    path("<uuid:child_id>/telefonnotat/", views.note_a_call, name="note_a_call"),
    path("<uuid:child_id>/samtale/", views.speak_with_child, name="speak_with_child"),
    path("<uuid:child_id>/ingen-samtale/", views.leave_out_talk, name="leave_out_talk"),
    path("samtale/<uuid:talk_id>/", views.talk, name="talk"),
    path("samtale/<uuid:talk_id>/del/", views.share_words, name="share_words"),
    path("notat/<uuid:copy_id>/ret/", views.correct_note, name="correct_note"),
    path("notat/<uuid:copy_id>/streg/", views.strike_note, name="strike_note"),
    path("notat/<uuid:copy_id>/flyt/", moving_notes.move_note, name="move_note"),
    path("<uuid:child_id>/indsatser/", helping.help_of_child, name="help_of_child"),
    path("<uuid:child_id>/indsatser/ny/", helping.new_measure, name="new_measure"),
    path("indsats/<uuid:measure_id>/", helping.measure, name="measure"),
    path("indsats/<uuid:measure_id>/begyndt/", helping.begin_measure, name="begin_measure"),
    path("indsats/<uuid:measure_id>/slut/", helping.end_measure, name="end_measure"),
    path("<uuid:child_id>/anbringelse/ny/", placing.new_placement, name="new_placement"),
    path("<uuid:child_id>/netvaerksfamilie/", placing.approve_network_family, name="approve_network_family"),
    path("<uuid:child_id>/skolebehov/", placing.assess_school_needs, name="assess_school_needs"),
    path("anbringelse/<uuid:placement_id>/", placing.placement, name="placement"),
    path("anbringelse/<uuid:placement_id>/ret/", placing.change_placement, name="change_placement"),
    path("anbringelse/<uuid:placement_id>/slut/", placing.end_placement, name="end_placement"),
    path("anbringelse/<uuid:placement_id>/nyt-sted/", while_placed.decide_place_change, name="decide_place_change"),
    path("anbringelse/<uuid:placement_id>/samvaer/", while_placed.decide_contact, name="decide_contact"),
    path("anbringelse/<uuid:placement_id>/samvaer-holdt/", while_placed.contact_held, name="contact_held"),
    path("anbringelse/<uuid:placement_id>/pause/", while_placed.pause_contact, name="pause_contact"),
    path("samvaer/<uuid:contact_id>/genoptag/", while_placed.resume_contact, name="resume_contact"),
    path(
        "anbringelse/<uuid:placement_id>/stoetteperson/",
        while_placed.consider_support_person,
        name="consider_support_person",
    ),
    path("anbringelse/<uuid:placement_id>/genbehandling/", while_placed.renew_placement, name="renew_placement"),
    path("anbringelse/<uuid:placement_id>/hjemgivelse/", while_placed.decide_return_home, name="decide_return_home"),
    path("<uuid:child_id>/magtanvendelse/", force.record_force, name="record_force"),
    path("magtanvendelse/<uuid:force_id>/", force.report_force, name="report_force"),
    path("<uuid:child_id>/sagens-gang/", life.life_of_case, name="life_of_case"),
    path("<uuid:child_id>/flytning/", life.record_move, name="record_move"),
    path("flytning/<uuid:move_id>/besked/", life.tell_new_municipality, name="tell_new_municipality"),
    path("<uuid:child_id>/foedsel/", life.record_birth, name="record_birth"),
    path("<uuid:child_id>/voksen/<uuid:adult_id>/", grown_ups.grown_up, name="grown_up"),
    path("<uuid:child_id>/doedsfald/", life.record_death, name="record_death"),
    path("<uuid:child_id>/adoption/", life.record_adoption, name="record_adoption"),
    path("<uuid:child_id>/raadgiver/", caseworkers.change_caseworker, name="change_caseworker"),
    path("<uuid:child_id>/luk/", closing.close_case, name="close_case"),
    path("<uuid:child_id>/genaabn/", closing.reopen_case, name="reopen_case"),
    path("<uuid:child_id>/beder-om/", closing.receive_request, name="receive_request"),
    path("beder-om/<uuid:request_id>/svar/", closing.answer_request, name="answer_request"),
    path("opgave/<uuid:task_id>/", closing.finish_task, name="finish_task"),
]
