"""Sheet fit: a handout set as roomily as so many sheets allow, whichever the paper.

Nothing is set smaller or closer than can be read well. Within that, type, space and columns change
first, for no words are lost by it; then blocks that are printed if there is room give way, the last
of them first. Each try is a layout, so the next one is guessed from what the last one took.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docpub.diagnostics import Diagnostic, Problems
from docpub.model import Block, Document, Table, walk, width_of
from docpub.renderers.pdf.design import ALIKE, Design, Measures, Paper
from docpub.renderers.pdf.engine import Layout
from docpub.renderers.pdf.room import lines_of, name_of, optional, without_last
from docpub.renderers.protocol import Context

LayOut = Callable[[Document, Design], Layout]

MOST_TRIES = 5
LEAST = 12  # points, of the text
LEAST_FINE = 8.5  # points, of what is in small print: an x-height of 1.4 mm
_PAGES_OF_A_SHEET = 2
_WELL_FILLED = 0.93  # of the pages: nothing roomier is looked for
_SAFE = 0.8  # of the pages: the other paper, which is nearly as large, holds it too
_WIDEST_TABLE = 3  # columns, for half the width of a page


class Setting(NamedTuple):
    """A way to set a text, beside the measures of its design.

    `body` is its size in points, the rest factors. `height` is how high the text is, beside the
    roomiest, as seen on handouts.
    """

    height: float
    body: float = LEAST
    leading: float = 1
    distances: float = 1
    headings: float = 1
    margins: float = 1
    columns: int = 1
    list_columns: int = 1

    def of(self, measures: Measures) -> Measures:
        """Return the measures for this setting."""
        scaled = {
            "leading": self.leading,
            "paragraph": self.distances,
            **dict.fromkeys(("title", "heading", "subheading", "lead"), self.headings),
            **dict.fromkeys(("top", "bottom", "sides"), self.margins),
        }
        return replace(
            measures,
            body=max(self.body, LEAST),
            fine=min(measures.fine, max(LEAST_FINE, measures.fine * self.headings)),
            columns=self.columns,
            list_columns=self.list_columns,
            **{name: getattr(measures, name) * factor for name, factor in scaled.items()},
        )


# From roomy to close; where the last is not enough, blocks give way.
SETTINGS = (
    Setting(height=1, body=13, leading=1.05, distances=1.1),
    Setting(height=0.94),
    Setting(height=0.88, distances=0.8, headings=0.95, list_columns=2),
    Setting(height=0.61, distances=0.75, headings=0.9, margins=0.85, columns=2),
    Setting(height=0.55, leading=0.9, distances=0.5, headings=0.85, margins=0.8, columns=2),
)


class State(NamedTuple):
    """What may be tried: a setting, with so many of the blocks that may give way kept."""

    setting: Setting
    kept: int
    height: float  # beside the first state, by guess


class Fitted(NamedTuple):
    """The layout to print, and what is to be told about it."""

    layout: Layout
    diagnostics: tuple[Diagnostic, ...]


def fit_sheets(
    document: Document, design: Design, sheets: int, lay_out: LayOut, context: Context
) -> Fitted:
    """Lay a document out on so many sheets, printed on both sides.

    One that does not fit is laid out whole, and as roomily as if nothing were asked.
    """
    tries = _Tries(document, design, lay_out, context)
    pages = sheets * _PAGES_OF_A_SHEET
    at = first_that_fits(
        [state.height for state in tries.states],
        lambda at: tries.fill(at, pages),
        pages,
        len(tries.states) - len(tries.optional),
    )
    problems = Problems(sources=document.sources)
    if at is None:
        for paper in ALIKE[design.paper]:
            tries.report_excess(paper, sheets, problems)
        return Fitted(tries.layout(0, design.paper), tuple(problems.found))
    for block in tries.optional[tries.states[at].kept :]:
        message = f"{name_of(block)!r} is not printed: the handout would not fit {_sheets(sheets)}."
        problems.report("gave-way", message, block.span)
    return Fitted(tries.layout(at, design.paper), tuple(problems.found))


def first_that_fits(
    heights: Sequence[float], fill: Callable[[int], float], pages: int, whole: int
) -> int | None:
    """Return the number of the first state that fits, or None.

    `heights` are guesses in descending order, `fill` gives the number of pages that a state fills.
    From the state `whole` on blocks give way; before it, a state that fills its pages well will do.
    """
    too_long, fits, at = -1, len(heights), 0
    for left in reversed(range(MOST_TRIES)):
        filled = fill(at)
        too_long, fits = (too_long, at) if filled <= pages else (at, fits)
        well_filled = at < whole and pages * _WELL_FILLED < filled <= pages
        if too_long + 1 == fits or well_filled:
            break
        scale = filled / heights[at]
        hopeful = [n for n, height in enumerate(heights) if height * scale <= pages]
        at = min(max(min(hopeful, default=fits), too_long + 1), fits - 1)
        if left == 1 and fits == len(heights):
            at = fits - 1  # the last chance
    return fits if fits < len(heights) else None


def states_of(document: Document, may_go: Sequence[Block]) -> tuple[State, ...]:
    """Return what may be tried, each taking less room than the one before."""
    narrow = all(width_of(table.children) <= _WIDEST_TABLE for table in walk(document, Table))
    settings = [each for each in SETTINGS if narrow or each.columns == 1]
    closest, lines = settings[-1], lines_of(document) or 1
    return (
        *(State(each, len(may_go), each.height) for each in settings),
        *(
            State(closest, kept, closest.height * (1 - lines_of(*may_go[kept:]) / lines))
            for kept in reversed(range(len(may_go)))
        ),
    )


class _Tries:
    """The states of a document, each laid out when it is asked for, and once."""

    def __init__(
        self, document: Document, design: Design, lay_out: LayOut, context: Context
    ) -> None:
        self.optional = optional(document)
        self.states = states_of(document, self.optional)
        self._document = document
        self._design = design
        self._lay_out = lay_out
        self._context = context
        self._layouts: dict[tuple[int, Paper], Layout] = {}

    def layout(self, at: int, paper: Paper) -> Layout:
        """Return the layout of a state on a paper."""
        if (at, paper) not in self._layouts:
            design, kept = self.design(at, paper), self.states[at].kept
            self._layouts[at, paper] = self._lay_out(self._with(kept), design)
        return self._layouts[at, paper]

    def design(self, at: int, paper: Paper) -> Design:
        """Return the design of a state on a paper."""
        measures = self.states[at].setting.of(self._design.measured)
        return replace(self._design, paper=paper, measures=measures)

    def fill(self, at: int, pages: int) -> float:
        """Return how many pages a state fills, on the paper on which it is longest."""
        filled = self._filled(at, self._design.paper)
        if not pages * _SAFE < filled <= pages:
            return filled
        return max(self._filled(at, paper) for paper in ALIKE[self._design.paper])

    def _filled(self, at: int, paper: Paper) -> float:
        facts = self.layout(at, paper).facts
        return facts.pages - 1 + facts.filled / facts.room

    def _with(self, kept: int) -> Document:
        if kept == len(self.optional):
            return self._document
        left = without_last(self._document, kept, self._context.labels.more_online)
        return self._context.resolve(left)

    def report_excess(self, paper: Paper, sheets: int, problems: Problems) -> None:
        """Say by how many lines the closest state is too long for a paper, if it is."""
        at = len(self.states) - 1
        excess = self._filled(at, paper) - sheets * _PAGES_OF_A_SHEET
        if excess <= 0:
            return
        room = self.layout(at, paper).facts.room
        measures = self.design(at, paper).measured
        lines = math.ceil(excess * room * measures.columns / (measures.body * measures.leading))
        without = ", even without what is printed if there is room" if self.optional else ""
        problems.report(
            "does-not-fit",
            f"The handout is {_count(lines, 'line')} of text too long for {_sheets(sheets)} of "
            f"{paper}{without}.",
        )


def _sheets(number: int) -> str:
    return _count(number, "sheet")


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
