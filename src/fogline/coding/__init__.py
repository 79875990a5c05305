"""Claims in the fields of other codebooks."""

from fogline.coding.crosswalk import code

__all__ = ["code"]
