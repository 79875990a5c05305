"""Sources into documents.

A web address, a path, a folder, a pattern or standard input gives `RawDocument` records, and a `Problem` for each thing that
cannot be read.
"""

from fogline.read.options import Columns, Options, Web
from fogline.read.sources import is_web, read_source

__all__ = ["Columns", "Options", "Web", "is_web", "read_source"]
