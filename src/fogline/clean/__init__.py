"""Documents into articles: the report's own text, and what was around it."""

from fogline.clean.article import LONGEST, clean

__all__ = ["LONGEST", "clean"]
