"""Observations, series, policies: a question in, an answer out, as intervals. Nothing here knows of text."""
