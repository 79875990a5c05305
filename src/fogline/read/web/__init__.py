"""Fetching from the web: politely, within limits, and only from hosts that may be asked."""

from fogline.read.web.fetcher import AGENT, Fetcher, Timing
from fogline.read.web.visits import Forgetful, Memory, Visit

__all__ = ["AGENT", "Fetcher", "Forgetful", "Memory", "Timing", "Visit"]
