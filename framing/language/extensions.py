"""The attributes that our components set on a Doc."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def register() -> None:
    """Register ``doc._.article``, ``doc._.claims``, ``doc._.quantities``, ``doc._.frames``; calling it again changes nothing."""
    from spacy.tokens import Doc

    for name, default in (("article", None), ("claims", ()), ("quantities", ()), ("frames", ())):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def register_component(name: str, create: Callable[..., Any], assigns: str, settings: Mapping[str, Any] | None = None) -> None:
    """Make a component known to spaCy under its versioned name ("framing.claims.v1"); calling it again changes nothing.

    ``Language.factory`` allows no full stop in a name, so its two steps are taken here: the factory's settings, and the factory.
    """
    from spacy.language import FactoryMeta, Language
    from spacy.util import registry

    Language.set_factory_meta(name, FactoryMeta(factory=name, default_config=dict(settings or {}), assigns=[assigns]))
    registry.factories.register(name, func=create)
