"""Reports in, linked case out: the intake, the engines that schedule it, and the building of the database."""

from fogline.run.reading import Choices, Engine, Progress, Summary, read_into

__all__ = ["Choices", "Engine", "Progress", "Summary", "read_into"]
