"""The attributes that our components set on a Doc."""

from __future__ import annotations


def register() -> None:
    """Register ``doc._.article``, ``doc._.claims``, ``doc._.quantities``, ``doc._.frames``; calling it again changes nothing."""
    from spacy.tokens import Doc

    for name, default in (("article", None), ("claims", ()), ("quantities", ()), ("frames", ())):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
