"""What was learnt from the phrases is kept, and never stands in the way when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import learning
from content.load import Library, load
from dialogs import understand


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def test_a_second_process_reads_what_the_first_one_learnt(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = learning.understanding_of(library, tmp_path)

    def no_learning(*_: object) -> None:
        raise AssertionError("learnt again")

    monkeypatch.setattr(understand, "learn", no_learning)
    again = learning.understanding_of(library, tmp_path)
    for text in (
        "wat moet ik nog doen",
        "kan iemand bij mij in de les komen kijken",
        "wat eten we vandaag",
        "ovz stud",
    ):
        assert again.guess(text, roles=("so",)) == first.guess(text, roles=("so",))


def test_a_file_that_was_cut_off_is_learnt_anew(library: Library, tmp_path: Path) -> None:
    learning.understanding_of(library, tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:1000])
    assert learning.understanding_of(library, tmp_path).guess("agenda").intent == "agenda"
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_it_is_learnt_all_the_same(library: Library, tmp_path: Path) -> None:
    taken = tmp_path / "a file"
    taken.write_text("no folder")
    assert learning.understanding_of(library, taken).guess("agenda").intent == "agenda"
