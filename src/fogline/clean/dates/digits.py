"""Digits of other scripts, one for one."""

from __future__ import annotations

# Arabic-Indic, Persian, Devanagari and full-width digits.
_ZEROS = "\u0660\u06f0\u0966\uff10"
_DIGITS = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}


def western_digits(text: str) -> str:
    """Return the text, as long as it was, with 0–9 for the digits of other scripts.

    >>> western_digits("۱۳۹۵/۰۶/۰۱")
    '1395/06/01'
    """
    return text if text.isascii() else text.translate(_DIGITS)
