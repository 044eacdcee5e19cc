"""Tovholder: a municipality's work with vulnerable children, young people and families."""
