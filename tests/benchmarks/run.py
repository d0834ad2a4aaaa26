"""How long an article takes, against the language model alone, in the same run: ``make bench``. Tells, and never fails on a time.

Each number is the median of five. Promised are ratios (issue 9, point 5): cold against loading the model in a process of its own,
warm against the bare pipeline over the same paragraphs in the same process.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "corpus/articles/magnets-june-2025.md"
TIMES = 5
UNWANTED = ("sklearn", "altair", "pint", "trafilatura", "docx", "lxml")
COLD, WARM, HELP = 1.8, 1.3, 0.3


def timed(call: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def process(*args: str) -> Callable[[], object]:
    """A call of Python in a process of its own."""
    return lambda: subprocess.run([sys.executable, *args], cwd=ROOT, check=True, capture_output=True)


def interleaved(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """The medians of both, called by turns, so that a busy machine slows both; each is called once before, uncounted."""
    first(), second()
    pairs = [(timed(first), timed(second)) for _ in range(TIMES)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def warm() -> tuple[float, float]:
    """Seconds of an examined article, and of the whole bare pipeline over the same paragraphs."""
    import spacy

    from framing.article import read_article
    from framing.checker import Checker
    from framing.language import DEFAULT_MODEL

    data = (ROOT / ARTICLE).read_bytes()
    checker = Checker()
    article = read_article(data, ARTICLE)
    paragraphs = [article.text[f.start : f.end] for f in article.fields]
    bare = spacy.load(DEFAULT_MODEL)
    return interleaved(lambda: checker.examine(data, ARTICLE), lambda: list(bare.pipe(paragraphs)))


def imported() -> list[str]:
    """Which of the unwanted packages a check of the article imports."""
    probe = (
        f"import sys; sys.argv = ['framing', 'check', {ARTICLE!r}, '--fail-on', 'never', '--output', {'/dev/null'!r}]\n"
        "from framing.cli import main\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        f"print([m for m in {UNWANTED!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=True, capture_output=True, text=True)
    found: list[str] = [m for m in UNWANTED if repr(m) in done.stdout]
    return found


def main() -> None:
    """Measure, and print a table."""
    from framing.language import DEFAULT_MODEL

    check, load = interleaved(
        process("-m", "framing", "check", ARTICLE, "--fail-on", "never"), process("-c", f"import spacy; spacy.load({DEFAULT_MODEL!r})")
    )
    examined, piped = warm()
    helping, bare = interleaved(process("-m", "framing", "--help"), process("-c", "pass"))
    rows = [
        ("cold: framing check", f"{check:.2f} s", f"{load:.2f} s", check / load, COLD, "x"),
        ("warm: Checker.examine", f"{examined * 1000:.0f} ms", f"{piped * 1000:.0f} ms", examined / piped, WARM, "x"),
        ("framing --help", f"{helping:.2f} s", f"{bare:.2f} s", helping, HELP, "s"),
    ]
    words = len((ROOT / ARTICLE).read_text(encoding="utf-8").split())
    print(f"{ARTICLE}, {words} words; medians of {TIMES}; beside each: the model alone (for --help: an empty Python)\n")
    print(f"{'':<24}{'ours':>9}{'beside':>9}{'measured':>12}{'target':>10}")
    for name, ours, beside, value, target, unit in rows:
        told = "met" if value <= target else "MISSED"
        print(f"{name:<24}{ours:>9}{beside:>9}{value:>10.2f} {unit}{target:>8.1f} {unit}  {told}")
    print(f"\nimported on the way of a check, of {', '.join(UNWANTED)}: {', '.join(imported()) or 'none'}")


if __name__ == "__main__":
    main()
