"""The model of the search results."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.lists.row_model import RowModel
from reader.ui.search.result_rows import ResultRow


class ResultModel(RowModel):
    """Headings cannot be selected, so keys skip them. Each hit is therefore read out with the title of its article."""

    rows: Sequence[ResultRow]

    def is_heading(self, row: ResultRow) -> bool:
        return row.hit is None
