"""The errors of bad input, each with the sentence that says what to do."""

from __future__ import annotations

import re

from framing.schema import FramingError

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

LANGUAGES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def shown(name: str) -> str:
    """A name that is safe to print: no control, direction or zero-width characters, at most 200 characters of it."""
    clean = _UNSAFE.sub("?", name)
    return clean if len(clean) <= 200 else clean[:197] + "..."


def missing(name: str) -> FramingError:
    """There is no such file."""
    return FramingError("missing-file", f"There is no file {shown(name)}.", "Check the path, or give - to read standard input.", name)


def directory(name: str) -> FramingError:
    """A folder was named where a file is meant."""
    return FramingError(
        "is-a-directory",
        f"{shown(name)} is a directory.",
        "Name the articles in it (for example its *.txt), or use framing watch on it.",
        name,
    )


def unreadable(name: str, why: str) -> FramingError:
    """The system refused to open or read the file."""
    return FramingError("unreadable", f"{shown(name)} cannot be read: {why}.", "Check that the file may be read by you.", name)


def empty(name: str) -> FramingError:
    """No text in it."""
    return FramingError(
        "empty", f"{shown(name)} holds no text.", "Give the article as .txt, .md, .html or .docx with its text in it.", name
    )


def binary(name: str, what: str) -> FramingError:
    """Bytes that are no text in any accepted format."""
    return FramingError("binary", f"{shown(name)} is {what}, not an article.", "Save the article as .txt, .md, .html or .docx.", name)


def cut_off(name: str, offset: int) -> FramingError:
    """The last character of a UTF-8 or UTF-16 text is incomplete."""
    return FramingError(
        "cut-off-text",
        f"{shown(name)} ends in the middle of a character (byte {offset}): the file was cut off.",
        "Fetch or save the article again; if it is not UTF-8, save it as UTF-8.",
        name,
    )


def too_large(name: str, size: int, limit: int) -> FramingError:
    """More bytes than an article can have."""
    return FramingError(
        "too-large",
        f"{shown(name)} has {size:,} bytes; at most {limit:,} are read.",
        "Give one article a file, without embedded pictures.",
        name,
    )


def too_long(name: str, size: int, limit: int) -> FramingError:
    """More characters than an article can have."""
    return FramingError(
        "too-long", f"{shown(name)} has {size:,} characters of text; at most {limit:,} are read.", "Give one article a file.", name
    )


def not_english(name: str, language: str) -> FramingError:
    """Another language than English."""
    said = LANGUAGES.get(language, f"another language ({language})")
    return FramingError("not-english", f"{shown(name)} is in {said}.", "Only English articles can be checked: give an English text.", name)


def no_article(name: str) -> FramingError:
    """A page that holds no article."""
    return FramingError(
        "no-article",
        f"{shown(name)} is an HTML page without an article.",
        "Open the article's own page and save that, or paste its text into a .txt.",
        name,
    )


def corrupt_docx(name: str, why: str) -> FramingError:
    """A .docx that cannot be opened."""
    return FramingError(
        "corrupt-docx", f"{shown(name)} is not a readable .docx: {why}.", "Open it in a word processor and save it again as .docx.", name
    )


def encrypted_docx(name: str) -> FramingError:
    """A .docx behind a password, or a .doc of the old format."""
    return FramingError(
        "encrypted-docx",
        f"{shown(name)} is encrypted or in the old .doc format.",
        "Open it in a word processor, take the password off and save it as .docx.",
        name,
    )


def docx_bomb(name: str, why: str) -> FramingError:
    """A .docx that would unpack to far more than a document can be."""
    return FramingError("docx-bomb", f"{shown(name)} is refused: {why}.", "Copy the article's text into a new .docx or a .txt.", name)


def xml_entities(name: str) -> FramingError:
    """A .docx whose XML declares entities, which no word processor writes."""
    return FramingError(
        "xml-entities",
        f"{shown(name)} is refused: its XML declares entities.",
        "Open it in a word processor and save it again as .docx.",
        name,
    )


def bad_date(written: str, where: str, name: str | None = None) -> FramingError:
    """A date that is none."""
    return FramingError(
        "bad-date",
        f"{where} says {shown(written)!r}, which is no date.",
        "Write the publishing date as year-month-day, for example 2025-07-21.",
        name,
    )


def unknown_format(written: str, name: str) -> FramingError:
    """A format that is not read."""
    return FramingError("unknown-format", f"{shown(written)!r} is no format that is read.", "Use one of txt, md, html, docx.", name)
