"""A key to sign with is shut when the proposal is signed or sent back: the database sees to it that it is."""

from django.db import migrations

GUARD = """
create function decisions_proposal_leaves_no_key() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from access_key k
    join decisions_proposal p on p.id = k.because
    where k.because = new.id and k.kind = 'signing' and k.closes_at is null
      and (p.signed_at is not null or p.returned_at is not null)
  ) then
    raise exception 'et forslag, der er underskrevet eller sendt tilbage, har ingen åben nøgle til barnet'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0003_a_request_for_the_file_is_its_own"),
        ("access", "0004_a_key_for_those_in_one_kind_of_post"),
    ]

    operations = [
        migrations.RunSQL(
            sql=[
                GUARD,
                "create constraint trigger leaves_no_key after update on decisions_proposal "
                "deferrable initially deferred for each row execute function decisions_proposal_leaves_no_key()",
            ],
            reverse_sql=[
                "drop trigger leaves_no_key on decisions_proposal",
                "drop function decisions_proposal_leaves_no_key()",
            ],
        ),
    ]
