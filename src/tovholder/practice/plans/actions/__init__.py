"""What is done with a plan: written, made, revised, ended, followed up, sent out and answered."""

from tovholder.practice.plans.actions.following import GoalSeen, hold_follow_up
from tovholder.practice.plans.actions.hearing import NobodyToSendTo, record_comments, send_for_comment
from tovholder.practice.plans.actions.making import NoGoals, end_plan, make_plan
from tovholder.practice.plans.actions.writing import ChangedMeanwhile, drop_changes, drop_goal, write_goal, write_wish

__all__ = [
    "ChangedMeanwhile",
    "GoalSeen",
    "NoGoals",
    "NobodyToSendTo",
    "drop_changes",
    "drop_goal",
    "end_plan",
    "hold_follow_up",
    "make_plan",
    "record_comments",
    "send_for_comment",
    "write_goal",
    "write_wish",
]
