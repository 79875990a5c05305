"""Documents into articles: the report's own text, and what was around it."""

from fogline.clean.article import LONGEST, clean
from fogline.clean.language import LANGUAGE

__all__ = ["LANGUAGE", "LONGEST", "clean"]
