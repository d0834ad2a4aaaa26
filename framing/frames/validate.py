"""Strict reading of a lexicon's data, with errors that name file, line and column and show the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from importlib.resources import files
from typing import Any, cast, get_args

from framing.frames.lexicon import Context, Entry, Sense
from framing.frames.patterns import PARTS, Pattern, PatternError, compile_pattern
from framing.schema import FramingError, Implication, Meaning
from framing.schema.frame import Family, ImplicationKind

Place = tuple[str | int, ...]

FAMILIES = frozenset(get_args(Family))
KINDS = frozenset(get_args(ImplicationKind))
CONDITIONS = frozenset({"headline", "past", "ongoing", "with_amount", "noun_done"})
"""Where a meaning holds: in the headline; a past or perfect form; an -ing form; with an amount of its own ("recovered 12%"); a noun that is
told as accomplished ("staged a recovery")."""

TOP = frozenset({"version", "unasserted", "context", "entries", "remove"})
ENTRY = frozenset({"id", "family", "patterns", "pos", "unless", "unless_near", "meanings", "finds", "not"})
MEANING = frozenset({"id", "when", "gloss", "implies", "source"})
IMPLIES = frozenset({"kind", "text"})
CONTEXT = ("prospects", "modals", "conditions", "negations", "rates", "done")


class ProblemError(Exception):
    """Something wrong at one place of the data: the way of keys and indices to it, and whether its key or its value is meant."""

    def __init__(self, place: Place, message: str, fix: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.fix = fix


@contextmanager
def located(name: str, text: str | None) -> Iterator[None]:
    """Turn what goes wrong inside into a :class:`FramingError` that shows the line; ``text`` is None for the packaged file."""

    def written() -> str:
        return text if text is not None else (files("framing.frames") / name).read_text(encoding="utf-8")

    try:
        yield
    except ProblemError as problem:
        line, column = _position(written(), problem.place)
        raise _error(name, written(), line, column, problem.message, problem.fix) from problem
    except Exception as error:
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        if isinstance(error, MarkedYAMLError):
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark is not None else (0, 0)
            reason = (error.problem or "it is not YAML").split("\n")[0].strip()
            message = f"{reason[:1].upper()}{reason[1:]}."
            raise _error(name, written(), line, column, message, "Mend the YAML at this place.") from error
        if isinstance(error, YAMLError):
            raise _error(name, written(), 0, 0, "This is not YAML.", "Write the lexicon as YAML in UTF-8.") from error
        raise


def _error(name: str, text: str, line: int, column: int, message: str, fix: str) -> FramingError:
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines) - 1)]
    caret = " " * column + "^"
    return FramingError("lexicon-error", f"{name}:{line + 1}:{column + 1}: {message}\n    {shown}\n    {caret}\n", fix, name)


def _position(text: str, place: Place) -> tuple[int, int]:
    """Line and column (from 0) of a place in the data, read again with ruamel.yaml's round-trip loader, which keeps positions."""
    from ruamel.yaml import YAML

    node: Any = YAML(typ="rt").load(text)
    line, column = 0, 0
    for step in place:
        marks: Any = getattr(node, "lc", None)
        if isinstance(node, dict) and step in node:
            nested = isinstance(node[step], dict | list)
            line, column = marks.key(step) if nested else marks.value(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            line, column = marks.item(step)
        else:
            break
        node = node[step]
    return int(line), int(column)


def _known(keys: Mapping[Any, Any], allowed: frozenset[str], place: Place) -> None:
    for key in keys:
        if key not in allowed:
            near = get_close_matches(str(key), allowed, 1)
            meant = f"Did you mean {near[0]!r}?" if near else f"These are known: {', '.join(sorted(allowed))}."
            raise ProblemError((*place, key), f"The key {key!r} is not known here.", meant)


def _mapping(value: Any, place: Place, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ProblemError(place, f"{what} is a mapping of keys and values.", "Write keys followed by a colon and a value.")
    return value


def _text(value: Any, place: Place, what: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, bool | int | float):
        raise ProblemError(place, f"{what} must be words, and YAML reads {value!r} as something else.", "Put it in quotation marks.")
    raise ProblemError(place, f"{what} must be words.", "Write it as text that is not empty.")


def _texts(value: Any, place: Place, what: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value, place, what),)
    if not isinstance(value, list):
        raise ProblemError(place, f"{what} must be a list.", "Write it as a list: [one, two] or one item a line after a dash.")
    return tuple(_text(item, (*place, i), what) for i, item in enumerate(value))


def _one_of(value: Any, allowed: frozenset[str], place: Place, what: str) -> str:
    text = _text(value, place, what)
    if text not in allowed:
        near = get_close_matches(text, allowed, 1)
        meant = f"Did you mean {near[0]!r}?" if near else f"These are known: {', '.join(sorted(allowed))}."
        raise ProblemError(place, f"{text!r} is not a known {what.lower()}.", meant)
    return text


def _required(value: Mapping[str, Any], keys: tuple[str, ...], place: Place, what: str) -> None:
    for key in keys:
        if key not in value:
            raise ProblemError(place, f"{what} has no {key!r}.", f"Add a line that begins with {key + ':'!r}.")


def read_meaning(value: Any, place: Place) -> Meaning:
    """One meaning."""
    raw = _mapping(value, place, "A meaning")
    _known(raw, MEANING, place)
    _required(raw, ("id", "gloss", "implies", "source"), place, "The meaning")
    implies = _mapping(raw["implies"], (*place, "implies"), "What a meaning implies")
    _known(implies, IMPLIES, (*place, "implies"))
    _required(implies, ("kind", "text"), (*place, "implies"), "What the meaning implies")
    kind = _one_of(implies["kind"], KINDS, (*place, "implies", "kind"), "Implication")
    return Meaning(
        id=_text(raw["id"], (*place, "id"), "The id"),
        gloss=_text(raw["gloss"], (*place, "gloss"), "The gloss"),
        implies=Implication(cast("ImplicationKind", kind), _text(implies["text"], (*place, "implies", "text"), "The text")),
        source=_text(raw["source"], (*place, "source"), "The source"),
    )


def _senses(value: Any, place: Place) -> tuple[Sense, ...]:
    if not isinstance(value, list) or not value:
        raise ProblemError(place, "'meanings' must be a list of at least one meaning.", "Write each meaning after a dash.")
    out = []
    for index, item in enumerate(value):
        here = (*place, index)
        meaning = read_meaning(item, here)
        when = frozenset(
            _one_of(w, CONDITIONS, (*here, "when"), "Condition") for w in _texts(item.get("when", []), (*here, "when"), "A condition")
        )
        out.append(Sense(meaning, when))
        if (index == len(value) - 1) == bool(when):
            last = index == len(value) - 1
            fix = "Take its 'when' away." if last else "Give it a 'when', or put it last."
            raise ProblemError(here, "The last meaning holds in all other cases; the ones before it have conditions.", fix)
    return tuple(out)


def _patterns(value: Any, place: Place, parts: frozenset[str]) -> tuple[Pattern, ...]:
    out = []
    for index, text in enumerate(_texts(value, place, "A pattern")):
        try:
            out.append(compile_pattern(text, parts))
        except PatternError as error:
            where = (*place, index) if isinstance(value, list) else place
            message = str(error)
            raise ProblemError(
                where, f"{message[:1].upper()}{message[1:]}.", "The head of the packaged lexicon.yaml says how patterns are written."
            ) from error
    return tuple(out)


def _entry(value: Any, place: Place, desk: bool) -> Entry:
    raw = _mapping(value, place, "An entry")
    _known(raw, ENTRY, place)
    needed = ("id", "family", "patterns", "meanings") if desk else ("id", "family", "patterns", "meanings", "finds", "not")
    _required(raw, needed, place, "The entry")
    parts = frozenset(
        _one_of(p, PARTS, (*place, "pos"), "Part of speech") for p in _texts(raw.get("pos", []), (*place, "pos"), "A part of speech")
    )
    patterns = _patterns(raw["patterns"], (*place, "patterns"), parts)
    if not patterns:
        raise ProblemError((*place, "patterns"), "The entry has no pattern.", "Write at least one pattern.")
    return Entry(
        id=_text(raw["id"], (*place, "id"), "The id"),
        family=cast("Family", _one_of(raw["family"], FAMILIES, (*place, "family"), "Family")),
        patterns=patterns,
        senses=_senses(raw["meanings"], (*place, "meanings")),
        unless=_patterns(raw.get("unless", []), (*place, "unless"), frozenset()),
        unless_near=frozenset(_texts(raw.get("unless_near", []), (*place, "unless_near"), "A word")),
        finds=_texts(raw.get("finds", []), (*place, "finds"), "An example"),
        passes=_texts(raw.get("not", []), (*place, "not"), "An example"),
    )


def read_entries(data: Any, desk: bool = False) -> tuple[Entry, ...]:
    """Every entry of a lexicon's data; ``desk`` lexicons need no examples and may have no entry at all."""
    raw = _mapping(data, (), "A lexicon")
    _known(raw, TOP, ())
    items = raw.get("entries", [])
    if not isinstance(items, list):
        raise ProblemError(("entries",), "'entries' must be a list.", "Write each entry after a dash.")
    out: dict[str, Entry] = {}
    for index, item in enumerate(items):
        entry = _entry(item, ("entries", index), desk)
        if entry.id in out:
            raise ProblemError(
                ("entries", index, "id"), f"The id {entry.id!r} is given to two entries.", "Give each entry an id of its own."
            )
        out[entry.id] = entry
    return tuple(out.values())


def read_removed(data: Any, known: frozenset[str]) -> tuple[str, ...]:
    """Ids that a desk's lexicon takes out."""
    raw = _mapping(data, (), "A lexicon")
    removed = _texts(raw.get("remove", []), ("remove",), "An id")
    for index, name in enumerate(removed):
        if name not in known:
            near = get_close_matches(name, known, 1)
            fix = f"Did you mean {near[0]!r}?" if near else "Write the id of an entry of the packaged lexicon."
            raise ProblemError(("remove", index), f"There is no entry {name!r} to remove.", fix)
    return removed


def read_context(data: Any) -> Context:
    """The words that say that a framing word is not told as a fact."""
    raw = _mapping(_mapping(data, (), "A lexicon").get("context"), ("context",), "The context")
    _known(raw, frozenset(CONTEXT), ("context",))
    _required(raw, CONTEXT, ("context",), "The context")
    return Context(**{key: frozenset(_texts(raw[key], ("context", key), "A word")) for key in CONTEXT})
