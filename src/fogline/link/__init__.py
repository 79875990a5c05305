"""Links what the whole case tells: texts that are one text, claims of one event, what is in dispute, and who belonged to whom."""

from fogline.link.case import link_case

__all__ = ["link_case"]
