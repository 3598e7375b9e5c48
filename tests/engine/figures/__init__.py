"""Tests of the figure reader."""
