"""Rules in plain Python: values in, answers out; no Django, no clock, no database."""
