"""The text split into parts, as the coverage readers use it."""

from __future__ import annotations

from pipelines.text.segments import BLOCKS_MAX, text_blocks
from presswatch.records import Block


def test_a_text_of_endless_paragraphs_is_read_up_to_a_bound() -> None:
    text = "a\n\n" * (BLOCKS_MAX + 10)
    blocks = text_blocks(text, ())

    assert len(blocks) == BLOCKS_MAX
    assert blocks[0].start == 0


def test_the_rows_of_one_block_do_not_pass_the_bound_either() -> None:
    rows = "- one row\n" * (BLOCKS_MAX + 10)

    assert len(text_blocks(rows, (Block(kind="paragraph", start=0, end=len(rows)),))) == BLOCKS_MAX


def test_lines_that_begin_with_a_weekday_and_a_day_are_rows() -> None:
    rows = "Mo, 12.05. – HNA: „Ein Steg“\nDi, 13.05. – Leinetal-Bote: „Brot“\nDo, 15.05. – Leineradio, 14:35 Uhr"

    assert [b.kind for b in text_blocks(rows, (Block(kind="paragraph", start=0, end=len(rows)),))] == ["list-item"] * 3
