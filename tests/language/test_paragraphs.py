from __future__ import annotations

import pytest

from framing.language import load_pipeline
from framing.language.canonical import canonical
from framing.language.paragraphs import parse
from framing.schema import FramingError

SENTENCE = "China's exports of rare-earth magnets to the U.S. surged {}% in June from May to {} metric tons."


@pytest.mark.parametrize(
    "word, shown", [("353", "10"), ("3,188", "10"), ("2025", "2020"), ("G7", "G7"), ("Q2", "Q2"), ("tons", "tons"), ("38.1", "10")]
)
def test_canonical_form(word: str, shown: str) -> None:
    assert canonical(word) == shown


def test_the_doc_holds_the_text_as_written(nlp) -> None:
    text = SENTENCE.format(660, 353)
    doc = parse(nlp, [text])[0]
    assert doc.text == text
    assert [t.text for t in doc if t.like_num] == ["660", "353"]


def test_digits_do_not_change_the_parse(nlp) -> None:
    docs = parse(nlp, [SENTENCE.format(a, b) for a, b in ((660, 353), (7, "1,288"), (38.1, "45,290"))])
    shapes = [[(t.dep_, t.head.i, t.tag_) for t in d] for d in docs]
    assert shapes[0] == shapes[1] == shapes[2]


def test_a_paragraph_reads_the_same_whatever_stands_around_it(nlp) -> None:
    text = SENTENCE.format(660, 353)
    alone = parse(nlp, [text])[0]
    among = parse(nlp, ["Prices rose.", text, "A long sentence about nothing in particular stands here."])[1]
    assert [(t.dep_, t.head.i) for t in alone] == [(t.dep_, t.head.i) for t in among]


def test_a_missing_model_says_how_to_install_it() -> None:
    with pytest.raises(FramingError) as caught:
        load_pipeline("xx_no_such_model")
    assert "pip install" in caught.value.fix
