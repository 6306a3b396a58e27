"""Stretches kept in order find what overlaps, as looking through all of them would."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from redaction.stretches import Stretches


class Piece(msgspec.Struct, frozen=True):
    start: int
    end: int


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=40),
    st.integers(0, 60),
    st.integers(1, 12),
)
def test_what_overlaps_is_found_and_the_order_is_kept(
    given_pieces: list[tuple[int, int]], at: int, length: int
) -> None:
    held: Stretches[Piece] = Stretches()
    all_held: list[Piece] = []
    for start, size in given_pieces:
        piece = Piece(start, start + size)
        if not held.over(piece.start, piece.end):
            held.add(piece)
            all_held.append(piece)
    expected = sorted((p for p in all_held if p.start < at + length and at < p.end), key=lambda p: p.start)
    assert held.over(at, at + length) == expected
    assert held.in_order() == sorted(all_held, key=lambda p: p.start)
