"""fogline reads reports on an armed conflict, keeps who said what, and shows where they agree and where they do not."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fogline.case import Case
    from fogline.errors import FoglineError
    from fogline.reading import read_text

__version__ = "0.1.0"
__all__ = ["Case", "FoglineError", "__version__", "read_text"]

_HOMES = {"Case": "fogline.case", "FoglineError": "fogline.errors", "read_text": "fogline.reading"}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for: reading needs a language model, and most commands do not read."""
    if name not in _HOMES:
        raise AttributeError(f"module 'fogline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
