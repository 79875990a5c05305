"""Who, where and when the parts of a claim are: the registry, the gazetteer and the calendar."""

from fogline.resolve.claims import resolve

__all__ = ["resolve"]
