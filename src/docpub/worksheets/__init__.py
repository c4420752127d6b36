"""Score sheets of patient materials: what a program can see is filled in, the rest is left blank.

PEMAT-P is the Patient Education Materials Assessment Tool for printed materials, of the Agency for
Healthcare Research and Quality (https://www.ahrq.gov/health-literacy/patient-education/pemat.html);
CCI the Clear Communication Index of the Centers for Disease Control and Prevention
(https://www.cdc.gov/ccindex/). Items have their official numbers, and our words. No total is given:
it is for the person to make who answers the rest.
"""

from __future__ import annotations

from docpub.worksheets.cci import CCI
from docpub.worksheets.item import Answer, Item, Line, Sheet
from docpub.worksheets.pemat import PEMAT
from docpub.worksheets.writing import fill_in, write_source

__all__ = ["CCI", "PEMAT", "Answer", "Item", "Line", "Sheet", "fill_in", "write_source"]
