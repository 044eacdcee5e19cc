"""Questions stored before they said what they ask: told from their words, and closed where the answer stands by now."""

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

# The last words of a question, and the fact of the child that answers it.
ENDS = {
    "Hvilket barn handler det om? Der er ikke nævnt noget barn.": "name",
    "Hvad hedder barnet, eller hvordan kan det beskrives?": "name",
    "Hvor gammelt er barnet?": "birth_date",
    "Hvornår er barnet født?": "birth_date",
    "Hvornår er der termin?": "due_date",
    "Hvornår er der termin, eller er barnet født?": "due_date",
    "Hvor bor barnet?": "address",
    "Hvor bor den gravide?": "address",
}
UNREADABLE_CPR = "CPR-nummeret kunne ikke læses:"
ANSWERS = {
    "name": "Navnet står nu på barnet.",
    "birth_date": "Fødselsdatoen står nu på barnet.",
    "due_date": "Terminen eller fødselsdatoen står nu på barnet.",
    "cpr": "CPR-nummeret står nu på barnet.",
    "address": "Adressen står nu på barnet.",
}


def say_what_is_asked(apps, schema_editor):
    """Each open question of the front desk gets its fact and its child, as far as its words tell them."""
    now = timezone.now()
    asked = apps.get_model("intake", "Question").objects.filter(answered_at=None, to_leader=False, about="")
    for question in asked.iterator():
        question.about = about_of(question.asks)
        child = child_of(apps, question) if question.about else None
        if child is None:
            continue
        question.asked_of = child.pk
        if is_known(apps, child.same_as or child, question.about, on=timezone.localdate(now)):
            question.answer, question.answered_at = ANSWERS[question.about], now
        question.save(update_fields=["about", "asked_of", "answer", "answered_at"])


def about_of(asks):
    """The fact that answers the question; "" for one that no fact of the child answers."""
    if UNREADABLE_CPR in asks:
        return "cpr"
    return next((fact for end, fact in ENDS.items() if asks.endswith(end)), "")


def child_of(apps, question):
    """The child it asks about: the only one, or the one whose name stands before the question."""
    rows = apps.get_model("intake", "Concern").objects.filter(notification=question.notification_id, moved_to=None)
    children = [row.child for row in rows.select_related("child__same_as")]
    if len(children) == 1:
        return children[0]
    named = [each for each in children if each.name and question.asks.startswith(f"{each.name[:60]}: ")]
    return named[0] if len(named) == 1 else None


def is_known(apps, child, about, *, on):
    """Whether the answer stands on the child."""
    if about == "address":
        lives = apps.get_model("families", "Residence").objects.filter(child=child, starts__lte=on)
        return lives.filter(Q(ends=None) | Q(ends__gt=on)).exists()
    if about == "due_date":
        return bool(child.due_date or child.birth_date)
    return bool({"name": child.name, "birth_date": child.birth_date, "cpr": child.cpr_sealed}[about])


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0002_a_question_says_what_it_asks_and_a_death_closes"),
    ]

    operations = [
        migrations.RunPython(say_what_is_asked, migrations.RunPython.noop),
    ]
