"""A report as text: one renderer a file, each a pure function of the report. Imports ``framing.schema`` alone, and never prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from framing.schema.contract import Report

Renderer = Callable[..., str]
"""``render(report, **options)``; every option has a default."""


class _Renderers(Mapping[str, Renderer]):
    """Renderers by the name of their format, each imported when it is asked for."""

    _modules = {  # noqa: RUF012  (never written to)
        "terminal": "terminal",
        "concise": "concise",
        "json": "json_",
        "jsonl": "jsonl",
        "markdown": "markdown",
        "html": "html",
    }

    def __getitem__(self, name: str) -> Renderer:
        render: Renderer = import_module(f"framing.report.{self._modules[name]}").render
        return render

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


RENDERERS: Mapping[str, Renderer] = _Renderers()

__all__ = ["RENDERERS", "Renderer", "Report"]
