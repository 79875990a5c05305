"""A case as files for other tools."""

from fogline.export.write import FORMS, write_export

__all__ = ["FORMS", "write_export"]
