"""What may not overlap is looked up by whose it is, and then by when: periods that still run overlap everybody's."""

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint

EXCLUSIONS = [
    (model, constraint)
    for model in apps.get_models()
    for constraint in model._meta.constraints
    if isinstance(constraint, ExclusionConstraint)
]


def test_the_period_of_an_exclusion_constraint_stands_last():
    # An index of 51,000 homes by period first took 7.9 s to make, by child first 0.2 s; of 510,000 over ten minutes.
    wrong = [
        constraint.name
        for _, constraint in EXCLUSIONS
        if [operator for _, operator in constraint.expressions].index("&&") != len(constraint.expressions) - 1
    ]

    assert len(EXCLUSIONS) >= 11
    assert not wrong
