"""The addresses of this room: opaque ids, never a name."""

from django.urls import path

from tovholder.practice.decisions.views import (
    complaining,
    consents,
    deciding,
    preparing,
    representing,
    sending,
    steps,
    telling,
)
from tovholder.practice.decisions.views.competence import competence

app_name = "decisions"
urlpatterns = [
    path("kompetence/", competence, name="competence"),
    path("godkend/", deciding.waiting, name="waiting"),
    path("<uuid:child_id>/", preparing.of_child, name="child"),
    path("<uuid:child_id>/ny/", preparing.prepare, name="prepare"),
    path("<uuid:child_id>/samtykker/", consents.of_child, name="consents"),
    path("<uuid:child_id>/repraesentanter/", representing.of_child, name="representatives"),
    path("<uuid:child_id>/repraesentanter/ny/", representing.name_representative, name="name_representative"),
    path("repraesentant/<uuid:representative_id>/slut/", representing.end_representation, name="end_representation"),
    path("sag/<uuid:preparation_id>/", preparing.preparation, name="preparation"),
    path("sag/<uuid:preparation_id>/formaal/", preparing.purpose, name="purpose"),
    path("sag/<uuid:preparation_id>/opgiv/", preparing.drop, name="drop"),
    path("sag/<uuid:preparation_id>/partshoering/", steps.hearing, name="hearing"),
    path("sag/<uuid:preparation_id>/aktindsigt/", steps.access, name="access"),
    path("sag/<uuid:preparation_id>/advokat/", steps.lawyer, name="lawyer"),
    path("sag/<uuid:preparation_id>/bisidder/", steps.lay_representative, name="lay_representative"),
    path("sag/<uuid:preparation_id>/tolk/", steps.interpreter, name="interpreter"),
    path("sag/<uuid:preparation_id>/habilitet/", steps.impartiality, name="impartiality"),
    path("sag/<uuid:preparation_id>/barnet/", steps.child_view, name="child_view"),
    path("sag/<uuid:preparation_id>/samtykke/", consents.consent, name="consent"),
    path("sag/<uuid:preparation_id>/traef/", deciding.decide, name="decide"),
    path("sag/<uuid:preparation_id>/underskriv/", deciding.sign, name="sign"),
    path("skridt/<uuid:step_id>/svar/", steps.answer, name="answer"),
    path("samtykke/<uuid:consent_id>/traek-tilbage/", consents.withdraw, name="withdraw"),
    path("samtykke/<uuid:consent_id>/begraens/", consents.limit, name="limit"),
    path("truffet/<uuid:decision_id>/", telling.decision, name="decision"),
    path("truffet/<uuid:decision_id>/breve/", sending.tell, name="tell"),
    path("truffet/<uuid:decision_id>/breve/<uuid:person>/", sending.send, name="send"),
    path("brev/<uuid:dispatch_id>/modtaget/", sending.handed_over, name="handed_over"),
    path("brev/<uuid:dispatch_id>/send-igen/", sending.send_again, name="send_again"),
    path("truffet/<uuid:decision_id>/klage/", complaining.complain, name="complain"),
    path("truffet/<uuid:decision_id>/paalaeg/", complaining.order, name="order"),
    path("truffet/<uuid:decision_id>/second-opinion/", representing.ask_second_opinion, name="ask_second_opinion"),
    path("second-opinion/<uuid:opinion_id>/sendt/", representing.forward_second_opinion, name="forward_second_opinion"),
    path("second-opinion/<uuid:opinion_id>/svar/", representing.answer_second_opinion, name="answer_second_opinion"),
    path("klage/<uuid:complaint_id>/genvurder/", complaining.reconsider, name="reconsider"),
    path("klage/<uuid:complaint_id>/videresend/", complaining.forward, name="forward"),
    path("klage/<uuid:complaint_id>/ankestyrelsen/", complaining.board, name="board"),
    path("klage/<uuid:complaint_id>/domstol/", complaining.demand_court, name="demand_court"),
    path("klage/<uuid:complaint_id>/dom/", complaining.court, name="court"),
    path("paalaeg/<uuid:order_id>/efterkommet/", complaining.order_done, name="order_done"),
]
