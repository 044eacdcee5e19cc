"""That a place closes stands by itself: before, it was known from the tasks it gave."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

import tovholder.foundation.chronicle.identity


def keep_what_the_tasks_tell(apps, schema_editor):
    """Each place the tasks speak of closes on their last day; they are because of that from now on."""
    task, closing = apps.get_model("casework", "Task"), apps.get_model("casework", "PlaceClosing")
    told = task.objects.filter(kind="find_place")
    places = told.values("because").annotate(last=models.Max("due_at"), first=models.Min("made_at"))
    for row in list(places):
        kept = closing.objects.create(
            id=uuid.uuid4(),
            home_id=row["because"],
            closes_on=timezone.localdate(row["last"]),
            told_at=row["first"],
        )
        told.filter(because=row["because"]).update(because=kept.pk)


def let_the_tasks_tell(apps, schema_editor):
    """The tasks are because of the place again."""
    task, closing = apps.get_model("casework", "Task"), apps.get_model("casework", "PlaceClosing")
    for kept in closing.objects.all():
        task.objects.filter(kind="find_place", because=kept.pk).update(because=kept.home_id)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0011_another_unit_is_asked"),
        ("families", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlaceClosing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("closes_on", models.DateField(verbose_name="lukker")),
                ("because", models.CharField(blank=True, max_length=300, verbose_name="fordi")),
                ("told_at", models.DateTimeField(verbose_name="skrevet ned")),
                ("called_off_at", models.DateTimeField(blank=True, null=True, verbose_name="lukker ikke alligevel")),
                (
                    "called_off_because",
                    models.CharField(blank=True, max_length=300, verbose_name="lukker ikke alligevel, fordi"),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="families.home",
                        verbose_name="sted",
                    ),
                ),
            ],
            options={
                "verbose_name": "stedet lukker",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("called_off_at", None)), fields=("home",), name="a_place_closes_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("called_off_at", None),
                            models.Q(("called_off_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="closing_called_off_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(keep_what_the_tasks_tell, let_the_tasks_tell),
    ]
