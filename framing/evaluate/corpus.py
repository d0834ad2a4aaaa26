"""The corpus as it lies in a checkout: articles, gold, splits."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.schema import FramingError


@dataclass(frozen=True, slots=True)
class Item:
    """One article of the corpus with its gold."""

    name: str
    split: str
    path: Path
    gold: dict[str, Any]

    @property
    def fair(self) -> bool:
        """True for an article that is to be left in peace."""
        return bool(self.gold["fair"])


def load_corpus(folder: Path) -> tuple[Item, ...]:
    """Every article with gold, in order.

    Raises:
        FramingError: ``no-corpus`` where the folder holds none.
    """
    try:
        splits = json.loads((folder / "splits.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FramingError(
            "no-corpus", "No corpus lies here.", "Name the folder corpus/ of a checkout with --corpus.", str(folder)
        ) from error
    of = {name: split for split, names in splits.items() if isinstance(names, list) for name in names}
    items = []
    for path in sorted((folder / "articles").glob("*.md")):
        gold = folder / "gold" / f"{path.stem}.json"
        if gold.is_file():
            items.append(Item(path.stem, of.get(path.stem, "train"), path, json.loads(gold.read_text(encoding="utf-8"))))
    return tuple(items)


def digest(items: tuple[Item, ...]) -> str:
    """A digest of articles and gold, so that a number names what it was measured on."""
    whole = hashlib.sha256()
    for item in items:
        whole.update(item.path.read_bytes())
        whole.update(json.dumps(item.gold, sort_keys=True).encode())
    return whole.hexdigest()[:12]
