"""Asked about Modtagelsen: how many, when, from whom, about what, and what follows."""

from __future__ import annotations

from tovholder.entrances.rehearsal.towns.compared.questions.asking import (
    count_of,
    mean_of,
    means_of,
    per_1000,
    shares_of,
)

_CONCERNS = """intake_concern c join intake_notification n on n.id = c.notification_id
  where c.moved_to_id is null and n.received_at >= %(year)s and n.received_at < %(year_over)s"""
PER_CHILD = f"(select c.child_id, count(*) as often from {_CONCERNS} group by 1) s"
_OF_SENDER = "select (notifier_kind = any(array[{codes}]))::int from intake_notification"
_LOCAL = "received_at at time zone 'Europe/Copenhagen'"
_IN_TIME = """select coalesce(met_at <= due_at, false)::int from deadlines_deadline
  where rule = '{rule}' and due_at < %(until)s and ended_at is null"""
_CAUSES = "'UDSLAG4', 'UDSLAG3', 'UDSLAG6', 'UDSLAG5', 'UDSLAG11', 'UDSLAG9', 'UDSLAG14', 'UDSLAG13'"

QUESTIONS = (
    count_of("reported_per_1000", PER_CHILD, per=per_1000),
    mean_of("reports_per_child", f"select often from {PER_CHILD}"),
    mean_of("more_than_one", f"select (often > 1)::int from {PER_CHILD}"),
    shares_of("reports_in_a_year", f"select least(often, 6) from {PER_CHILD}"),
    mean_of(
        "again_in_the_year",
        f"select (row_number() over (partition by c.child_id order by n.received_at) > 1)::int from {_CONCERNS}",
    ),
    mean_of(
        "again_within_a_year",
        """select coalesce(n.received_at - lag(n.received_at) over
             (partition by c.child_id order by n.received_at) < interval '1 year', false)::int
           from intake_concern c join intake_notification n on n.id = c.notification_id""",
    ),
    shares_of("by_weekday", f"select extract(isodow from {_LOCAL})::int - 1 from intake_notification"),
    shares_of("by_hour", f"select extract(hour from {_LOCAL})::int from intake_notification"),
    mean_of("outside_hours", "select outside_hours::int from intake_notification"),
    mean_of("from_school", _OF_SENDER.format(codes="'2'")),
    mean_of("from_health", _OF_SENDER.format(codes="'4', '5'")),
    mean_of("from_police", _OF_SENDER.format(codes="'6'")),
    mean_of("from_daycare", _OF_SENDER.format(codes="'3'")),
    mean_of("anonymous", _OF_SENDER.format(codes="'8'")),
    means_of(
        "causes",
        f"select code, (code = any(n.concerns))::int from intake_notification n, unnest(array[{_CAUSES}]) code",
    ),
    mean_of(
        "abuse",
        "select (safety_flags && array['abuse_physical', 'abuse_psychological', 'abuse_sexual']::varchar[])::int"
        " from intake_notification",
    ),
    mean_of(
        "assessed_in_time",
        """select coalesce(assessed_at <= assess_before, false)::int from intake_concern
           where moved_to_id is null and assess_before < %(until)s""",
    ),
    mean_of("acknowledged_in_time", _IN_TIME.format(rule="NOTIF-ACK")),
    mean_of("screened_in_time", _IN_TIME.format(rule="LOCAL-SCREEN")),
    shares_of(
        "outcomes",
        """select outcome from intake_screening s join intake_concern c on c.id = s.concern_id
             join intake_notification n on n.id = c.notification_id
           where outcome not in ('N7', 'N9') and not (safety_flags && array['abuse_physical', 'abuse_psychological',
               'abuse_sexual']::varchar[])
             and not exists (select 1 from casework_measure m where m.child_id = c.child_id
               and m.starts_at < s.screened_at and (m.ends_at is null or m.ends_at > s.screened_at))
             and not exists (select 1 from casework_placement p where p.child_id = c.child_id
               and p.starts_at < s.screened_at and (p.ends_at is null or p.ends_at > s.screened_at))""",
    ),
)
