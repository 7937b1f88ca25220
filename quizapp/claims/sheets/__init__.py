"""Claim sheets: the claims of one source as a YAML file that people and other programs can write."""

from quizapp.claims.sheets.prompt import prompt
from quizapp.claims.sheets.reading import Sheet, read_sheet, sheet_source
from quizapp.claims.sheets.writing import write_sheet

__all__ = ["Sheet", "prompt", "read_sheet", "sheet_source", "write_sheet"]
