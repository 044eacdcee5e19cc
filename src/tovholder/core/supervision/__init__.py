"""Supervision of a placed child (personrettet tilsyn), with pencil and paper."""
