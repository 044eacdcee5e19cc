"""Tests of the pages' look and words."""
