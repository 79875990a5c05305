"""Links what the whole case tells: texts that are one text, claims of one event, what is in dispute, and who belonged to whom."""

from fogline.link.case import link_case
from fogline.link.copies import Copy, Text, find_copies

__all__ = ["Copy", "Text", "find_copies", "link_case"]
