"""Recommendations, proofs of sending, votes, speakers, notices and minutes are added to and never changed."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only

KEPT = ("recommendation", "bundlesending", "vote", "speaker", "committeeminutes", "chairnotice")


class Migration(migrations.Migration):
    dependencies = [("committee", "0001_initial")]

    operations = [keep_append_only(f"committee_{table}") for table in KEPT]
