"""Docs to quantities and claims: what was read, each role with its span, or null.

Nothing here knows the data, and nothing is guessed: what a figure leaves unsaid stays null. The way in is ``reader.read_claims``.
"""
