"""Sources into documents.

A path, a folder, a pattern or standard input gives `RawDocument` records, and a `Problem` for each thing that cannot be read.
"""

from fogline.read.limits import LIMIT
from fogline.read.sources import read_source

__all__ = ["LIMIT", "read_source"]
