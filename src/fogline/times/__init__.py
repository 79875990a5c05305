"""Date expressions: where they stand in a text, and the days that each means."""

from fogline.times.tagger import Interval, find_times, interval

__all__ = ["Interval", "find_times", "interval"]
