"""Random packs, whole and with changed bytes: the window shows them or says why not, and stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start
from tests.ui.fuzzed_packs import Maker, mutate, read_everything

SEEDS = range(8)


def test_random_packs(start: Start, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    window = start()
    shown = 0
    for seed in SEEDS:
        maker = Maker(seed)
        file = maker.pack(tmp_path)
        if seed % 2:
            mutate(file, maker.values)
        is_shown = read_everything(window, file, maker.values)
        assert is_shown or "fuzzed.carrel" in window.notice.text, seed
        assert is_shown or seed % 2, (seed, window.notice.text)
        assert window.session.opened
        assert "Traceback" not in capfd.readouterr().err, seed
        shown += is_shown
    assert len(SEEDS) // 2 <= shown < len(SEEDS)
