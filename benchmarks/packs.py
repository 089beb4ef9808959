"""The packs for the benchmarks, built again only if the code that builds them has changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.library import Plan, folder_of
from benchmarks.prose import CONTENT, ROOT

BUNDLED = CONTENT / "neuroscience-psychotherapy"


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder for generated files, and how thorough the benchmarks are."""

    work: Path
    is_quick: bool = False
    rounds: int = 9

    def library(self) -> Plan:
        return Plan(60) if self.is_quick else Plan(10_000)

    def with_long_article(self) -> Plan:
        return Plan(3, longest=20_000 if self.is_quick else 200_000)

    def content(self, plan: Plan) -> Path:
        return folder_of(plan, self.work)

    def pack(self, source: Plan | Path) -> Path:
        """The pack file for a plan or a content folder; built if it is missing or out of date."""
        from reader.search.build_pack import build_pack

        folder = self.content(source) if isinstance(source, Plan) else source
        target = self.work / f"{folder.name}-{_state_of_code()}.carrel"
        if not target.exists():
            for older in self.work.glob(f"{folder.name}-*.carrel"):
                older.unlink()
            build_pack(folder, target)
        return target


def _state_of_code() -> str:
    digest = hashlib.sha256()
    for part in ("library", "search"):
        for file in sorted((ROOT / "reader" / part).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
