"""Reports in, linked case out: the intake, the engines that schedule it, and the building of the database."""

from fogline.run.reading import Engine, Progress, Summary, read_into

__all__ = ["Engine", "Progress", "Summary", "read_into"]
