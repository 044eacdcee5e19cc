"""The steps of due process, each on its page: whom, what, when; or why it is left out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.practice.decisions.models import Gate
from tovholder.practice.decisions.views.taking import StepPage, page_of_step

hearing = page_of_step(
    StepPage(
        Gate.HEARING,
        keeps_drafts("partshoering", danish="Partshøring", page="decisions:hearing"),
        gettext_lazy("Partshøring"),
        gettext_lazy("Hvilke oplysninger er parten hørt om?"),
        said=gettext_lazy("Det, parten ikke kender, og som taler imod parten. Forvaltningsloven § 19."),
        must_say=True,
        asks_for_day=True,
        has_letter=True,
    )
)
access = page_of_step(
    StepPage(
        Gate.ACCESS,
        keeps_drafts("aktindsigt", danish="Grunden til ikke at vente", page="decisions:access"),
        gettext_lazy("Afgørelsen kan ikke vente på aktindsigt"),
        gettext_lazy("Hvorfor kan afgørelsen ikke vente på svaret?"),
        said=gettext_lazy(
            "Bedt om aktindsigt udsætter afgørelsen, til parten har fået svar, medmindre en lovbestemt frist ville "
            "blive brudt. Forvaltningsloven § 9 b."
        ),
        asks_for_person=False,
        must_say=True,
        only_excuse=True,
    )
)
lawyer = page_of_step(
    StepPage(
        Gate.LAWYER,
        keeps_drafts("advokat", danish="Tilbud om advokat", page="decisions:lawyer"),
        gettext_lazy("Tilbud om advokat"),
        gettext_lazy("Hvad svarede parten, og hvem er advokaten?"),
        said=gettext_lazy("Gratis advokat, aktindsigt og ret til at udtale sig, før der afgøres. §§ 140-141."),
    )
)
lay_representative = page_of_step(
    StepPage(
        Gate.LAY_REPRESENTATIVE,
        keeps_drafts("bisidder", danish="Ret til bisidder", page="decisions:lay_representative"),
        gettext_lazy("Barnet er fortalt om bisidder"),
        gettext_lazy("Hvem har barnet valgt, eller hvad svarede barnet?"),
        said=gettext_lazy("Barnet har ret til en bisidder i enhver sag. Barnets lov § 6."),
        asks_for_person=False,
    )
)
central_authority = page_of_step(
    StepPage(
        Gate.CENTRAL_AUTHORITY,
        keeps_drafts("centralmyndighed", danish="Centralmyndigheden", page="decisions:central_authority"),
        gettext_lazy("Afgørelsen kan ikke vente på centralmyndigheden"),
        gettext_lazy("Hvorfor kan afgørelsen ikke vente på svaret?"),
        said=gettext_lazy(
            "Kun akut beskyttelse af et barn, der er her. Spørg juristen. Barnets lov § 155 (delvist bekræftet)."
        ),
        asks_for_person=False,
        must_say=True,
        only_excuse=True,
    )
)
interpreter = page_of_step(
    StepPage(
        Gate.INTERPRETER,
        keeps_drafts("tolk", danish="Tolk", page="decisions:interpreter"),
        gettext_lazy("Tolk"),
        gettext_lazy("Hvilket sprog, hvem tolker, og hvordan?"),
        said=gettext_lazy("Aldrig et barn, og aldrig familie eller netværk i en konflikt."),
        asks_for_person=False,
        must_say=True,
    )
)
impartiality = page_of_step(
    StepPage(
        Gate.IMPARTIAL,
        keeps_drafts("habilitet", danish="Habilitet", page="decisions:impartiality"),
        gettext_lazy("Habilitet"),
        gettext_lazy("Hvorfor er ingen, der arbejder med sagen, inhabil?"),
        said=gettext_lazy("Er nogen inhabil, skal en anden tage sagen. Forvaltningsloven §§ 3-6."),
        asks_for_person=False,
        must_say=True,
        only_excuse=True,
    )
)
child_view = page_of_step(
    StepPage(
        Gate.CHILD_VIEW,
        keeps_drafts("barnets-holdning", danish="Barnets holdning", page="decisions:child_view"),
        gettext_lazy("Barnets holdning uden samtale"),
        gettext_lazy("Hvorfor ingen samtale, og hvordan er barnets holdning fundet?"),
        said=gettext_lazy("Kun i helt særlige tilfælde. Ellers skal barnet høres om netop det her. § 5."),
        asks_for_person=False,
        must_say=True,
        only_excuse=True,
    )
)
