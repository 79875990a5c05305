"""Windows of whole sentences, and the words in them."""

import pytest
from tests.extract.learned.made_up import context_for

from fogline.extract.learned.windows import LONGEST, windows, words_of


@pytest.mark.parametrize("first", [0, 1, 3])
def test_windows_hold_every_word_once_and_no_more_pieces_than_fit(first: int) -> None:
    sentences = [n // 7 for n in range(400)]
    lengths = [1 + n % 4 for n in range(400)]
    found = list(windows(sentences, lengths, first))
    assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
    assert found[-1][1] == 400
    assert all(sum(lengths[start:end]) + 2 <= LONGEST for start, end in found)


def test_windows_begin_with_a_sentence() -> None:
    sentences = [n // 10 for n in range(200)]
    assert all(start % 10 == 0 for start, _ in windows(sentences, [2] * 200))


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    assert [end for _, end in windows([0] * 400, [1] * 400)] == [158, 316, 400]


def test_no_words_make_no_window() -> None:
    assert list(windows([], [])) == []


def test_words_leave_out_white_space_and_keep_their_tokens() -> None:
    context = context_for("Rebels left Northam.\n\nTroops came.")
    words = words_of(context)
    assert words.texts == ("Rebels", "left", "Northam", ".", "Troops", "came", ".")
    assert [context.doc[i].text for i in words.tokens] == list(words.texts)
    assert words.sentences == (0, 0, 0, 0, 1, 1, 1)
