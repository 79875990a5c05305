"""fogline reads reports on an armed conflict, keeps who said what, and shows where they agree and where they do not."""

__version__ = "0.1.0"
