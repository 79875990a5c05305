"""Measure the reading of web archives: memory of a large one beside a small one, and speed: `python -m benchmarks.archive`."""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.measure import machine, pin_to_one_core, run
from benchmarks.report import publish, table

SIZES = {"small": 50_000_000, "large": 1_000_000_000}
SEED = 20161217
WORDS = (
    "army",
    "town",
    "convoy",
    "left",
    "district",
    "rebels",
    "government",
    "said",
    "agency",
    "Monday",
    "buses",
    "border",
    "road",
)
# What a process of its own does: it reads the archive and lets go of each document.
READ = "import sys; from fogline.read import read_source; print(sum(1 for _ in read_source(sys.argv[1])))"


def main() -> None:
    """Measure, and print and keep the figures."""
    options = _options()
    pin_to_one_core()
    result: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".warc", ".warc.gz"):
            result[suffix] = {name: _measured(Path(folder), int(size * options.scale), suffix) for name, size in SIZES.items()}
    result |= {"ratio": {suffix: _ratio(result[suffix]) for suffix in (".warc", ".warc.gz")}, "machine": machine()}
    publish("archive", told(result), result, keep=not options.only_print)


def told(result: Mapping[str, Any]) -> str:
    """Return the figures as text with a table."""
    rows = (
        [f"{name} {suffix}", f"{one['megabytes']:,.0f}", f"{one['peak_mib']:.0f}", f"{one['megabytes'] / one['busy']:.0f}"]
        for suffix in (".warc", ".warc.gz")
        for name, one in result[suffix].items()
    )
    ratios = ", ".join(f"**{ratio:.3f}** ({suffix})" for suffix, ratio in result["ratio"].items())
    return "\n\n".join(
        (
            table(("archive", "MB unpacked", "peak MiB", "MB a busy second"), rows),
            f"The large archive takes as many times the memory of the small one: {ratios}.",
            f"Measured with: {', '.join(f'{name} {value}' for name, value in result['machine'].items())}.",
        )
    )


def _measured(folder: Path, size: int, suffix: str) -> dict[str, float]:
    archive = folder / f"news{suffix}"
    written = _write(archive, size, packed=suffix.endswith(".gz"))
    measured = run([sys.executable, "-c", READ, str(archive)])
    archive.unlink()
    return {
        "megabytes": round(written / 1e6, 1),
        "seconds": round(measured.seconds, 2),
        "busy": round(measured.busy, 2),
        "peak_mib": round(measured.peak_mib, 1),
    }


def _ratio(figures: Mapping[str, Mapping[str, float]]) -> float:
    return round(figures["large"]["peak_mib"] / figures["small"]["peak_mib"], 3)


def _write(archive: Path, size: int, *, packed: bool) -> int:
    """Write an archive of pages and pictures, the same for the same size, and return how many bytes they are unpacked."""
    written = 0
    with archive.open("wb") as stream:
        for record in _records():
            stream.write(gzip.compress(record, 1, mtime=0) if packed else record)
            written += len(record)
            if written >= size:
                return written
    return written


def _records() -> Iterator[bytes]:
    chosen = random.Random(SEED)
    number = 0
    while True:
        number += 1
        picture = number % 4 == 0
        body = chosen.randbytes(20_000) if picture else _page(chosen, number)
        kind = b"image/png" if picture else b"text/html; charset=utf-8"
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (kind, body)
        yield (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/%d\r\nWARC-Date: 2017-01-02T03:04:05Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            % (number, len(answer), answer)
        )


def _page(chosen: random.Random, number: int) -> bytes:
    words = chosen.choices(WORDS, k=chosen.randint(500, 8000))
    return f"<!DOCTYPE html><html><title>{number}</title><body><p>{' '.join(words)}</p></body></html>".encode()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1, help="how many times the usual sizes (50 MB and 1 GB)")
    parser.add_argument("--only-print", action="store_true", help="leave results/ and the README as they are")
    return parser.parse_args()


if __name__ == "__main__":
    main()
