"""The way of an article through the rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from framing.schema import Article, Claim, Finding, Frame, FrameTest, Policy, Quantity, Series, Verdict

if TYPE_CHECKING:
    from spacy.language import Language

    from framing.frames.lexicon import Lexicon
    from framing.schema.contract import Report, Summary, Tool
    from framing.trade.store import Store


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that was read and judged of one article, before it is written down as a report."""

    article: Article
    quantities: tuple[Quantity, ...]
    owners: Mapping[int, tuple[str, ...]]
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    frames: tuple[Frame, ...]
    tests: tuple[FrameTest, ...]
    policies: tuple[Policy, ...]
    findings: tuple[Finding, ...]
    summary: Summary


@dataclass(frozen=True)
class Checker:
    """Checks articles. Command line, watcher and Python all call this one.

    Args:
        model: the name of an installed spaCy pipeline; None is the packaged choice.
        lexicons: further lexicon files, laid over the packaged one.
        data: the store of observations; None is the packaged figures.
        select, ignore: codes of checks.
    """

    model: str | None = None
    lexicons: tuple[Path, ...] = ()
    data: Store | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None

    def check(self, data: bytes, name: str, *, published: date | None = None) -> Report:
        """The report of an article.

        Raises:
            FramingError: where the input cannot be read as an English article.
        """
        from framing.questions.wording import goods, place
        from framing.schema.assemble import assemble

        c = self.examine(data, name, published=published)
        return assemble(
            article=c.article,
            quantities=c.quantities,
            owners=c.owners,
            claims=c.claims,
            verdicts=c.verdicts,
            frames=c.frames,
            tests=c.tests,
            policies=self.store.all_policies,
            series=self._series(c),
            findings=c.findings,
            summary=c.summary,
            tool=self.tool,
            goods=goods,
            place=place,
        )

    def check_path(self, path: Path, *, published: date | None = None) -> Report:
        """The report of a file; raises as :meth:`check` does."""
        from framing.article import read_bytes

        return self.check(read_bytes(path), str(path), published=published)

    def examine(self, data: bytes, name: str, *, published: date | None = None) -> Checked:
        """An article through the rooms, in order."""
        from framing.article import read_article
        from framing.checks import CheckInput, run_checks, summarise
        from framing.claims.reader import read_claims
        from framing.frames.finder import find_frames
        from framing.language import paragraphs
        from framing.questions import figures_at_odds, judge, test_frames
        from framing.voice import find_voices_of_all

        article = read_article(data, name, published=published)
        parsed = paragraphs(article, self.pipeline)
        voices = find_voices_of_all([p.doc for p in parsed])
        reading = read_claims(parsed, voices, article.published)
        frames = find_frames(parsed, self.lexicon, voices, reading.claims)
        verdicts = judge(reading.claims, self.store, article.published, agencies=article.agencies)
        tests = test_frames(frames, reading.claims, verdicts, self.store, article.published)
        policies = self.store.all_policies
        given = CheckInput(article, reading.claims, verdicts, frames, tests, policies, figures_at_odds(reading.claims, article.text))
        findings = run_checks(given, select=self.select, ignore=self.ignore)
        summary = summarise(given, reading.quantities, findings)
        return Checked(
            article, reading.quantities, reading.of_quantity, reading.claims, verdicts, frames, tests, policies, findings, summary
        )

    def _series(self, checked: Checked) -> tuple[Series, ...]:
        """The monthly series that the checked figures stand in, as they were out at the article's date."""
        keys = {o.key: None for v in checked.verdicts if v.answer is not None for o in v.answer.observations}
        found = (self.store.series(k, checked.article.published) for k in keys)
        return tuple(s for s in found if s is not None)

    @cached_property
    def tool(self) -> Tool:
        """Which versions a report was made by."""
        from framing import __version__
        from framing.language import DEFAULT_MODEL
        from framing.schema.contract import Data, Tool

        day = self.store.as_of
        return Tool(
            version=__version__,
            model=self.model or DEFAULT_MODEL,
            lexicon=self.lexicon.version,
            data=Data(as_of=day.isoformat() if day else None, store=self.store.digest),
        )

    @property
    def version(self) -> str:
        """One word that changes with everything that a report depends on."""
        tool = self.tool
        return f"{tool.version}-{tool.model}-{tool.lexicon}-{tool.data.store}"

    @cached_property
    def pipeline(self) -> Language:
        """The spaCy pipeline."""
        from framing.language import DEFAULT_MODEL, load_pipeline

        return load_pipeline(self.model or DEFAULT_MODEL)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon of framing words."""
        from framing.frames.lexicon import load_lexicon

        return load_lexicon(self.lexicons)

    @cached_property
    def store(self) -> Store:
        """The observations and policies."""
        from framing.trade.store import Store

        return self.data if self.data is not None else Store.packaged()

    def with_store(self, store: Store) -> Checker:
        """The same checker over another store."""
        return replace(self, data=store)
