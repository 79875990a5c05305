"""What a site lets programs read: its robots.txt, by RFC 9309."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from fogline.read.web.asking import Answer
from fogline.read.web.failure import AGAIN, SAVE, FetchError
from fogline.read.web.target import Target

MOST = 500_000
"""Bytes of a robots.txt that are read; the RFC asks for 500 KiB at the least, and no site needs a tenth."""
LONGEST_DELAY = 60.0
"""Seconds between two requests, whatever a site asks for."""
_NAME = "fogline"


@dataclass(slots=True)
class Robots:
    """The rules of each site, asked for once."""

    get: Callable[[Target], Answer]
    _known: dict[str, Protego | FetchError | None] = field(default_factory=dict)

    def check(self, target: Target) -> None:
        """Raise `FetchError` where the site does not let a program read this, or cannot be asked."""
        rules = self._rules(target)
        if rules and not rules.can_fetch(target.url, _NAME):
            what = f"the robots.txt of {target.host} asks programs not to read it"
            raise FetchError("robots", what, f"{SAVE}, if you may read it")

    def delay(self, target: Target) -> float:
        """Return the seconds that the site wants between two requests, at most a minute; 0 where it does not say."""
        rules = self._known.get(target.origin)
        wanted = rules.crawl_delay(_NAME) if isinstance(rules, Protego) else None
        return min(float(wanted or 0), LONGEST_DELAY)

    def _rules(self, target: Target) -> Protego | None:
        if target.origin not in self._known:
            try:
                self._known[target.origin] = self._asked(target)
            except FetchError as failure:
                self._known[target.origin] = failure
        rules = self._known[target.origin]
        if isinstance(rules, FetchError):
            raise rules
        return rules

    def _asked(self, target: Target) -> Protego | None:
        """Return a site's rules, `None` where it has none and everything may be read."""
        try:
            answer = self.get(target.joined("/robots.txt"))
        except FetchError as failure:
            raise (_unknown(target, failure.what) if failure.code == "http-error" else failure) from failure
        if answer.body:
            return Protego.parse(answer.body.part(0, MOST).decode("utf-8", "replace"))
        if answer.status >= 500:
            raise _unknown(target, f"status {answer.status}")
        return None


def _unknown(target: Target, why: str) -> FetchError:
    what = f"the robots.txt of {target.host} cannot be had ({why}), so it is not known what may be read"
    return FetchError("robots", what, AGAIN)
