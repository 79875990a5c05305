"""Cells that a spreadsheet does not take for formulas."""

from __future__ import annotations


def safe_cell(value: object) -> object:
    """Return a cell's value, text that a spreadsheet would run as a formula quoted.

    >>> safe_cell("=1+1"), safe_cell("Aleppo"), safe_cell(-3)
    ("'=1+1", 'Aleppo', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
