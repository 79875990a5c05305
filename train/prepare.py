"""Turn the annotated articles into words with triggers and roles: `python -m train.prepare OUT`.

Every article goes through fogline's own reading, cleaning and parsing, so that training sees the words that extraction sees.
Writes one JSON object a line to `OUT/train.jsonl`, `OUT/dev.jsonl`, `OUT/verbs.jsonl` (sentences of one verb and its place).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fogline.clean import clean
from fogline.evaluate import read_articles, same_name
from fogline.extract.context import Context, context_of
from fogline.extract.learned.windows import Words as Numbered
from fogline.extract.learned.windows import words_of as numbered
from fogline.extract.voices import attributed
from fogline.ids import content_hash
from fogline.parse import parse
from fogline.records import Article, RawDocument
from fogline.registries.actors import registry

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
# How many words before and after a trigger a filler may stand that its own sentence does not hold.
BEFORE, AFTER = 60, 25

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, with where each stands as found (`raw`) and the word that it hangs on."""

    numbered: Numbered
    raw: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]


def main(out: Path) -> None:
    """Write the three files."""
    out.mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        with (out / f"{part}.jsonl").open("w", encoding="utf-8") as file:
            for told in read_articles(GOLD / f"{part}.jsonl"):
                file.write(json.dumps(prepared(dict(told), part)) + "\n")
    with (out / "verbs.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in verbs())


def prepared(told: Told, part: str) -> Told:
    """Return an article's words and, for each annotated claim, its trigger's word and its fillers as runs of words."""
    context = context_of(read(GOLD / part / f"{told['id']}.txt"))
    words = words_of(context)
    spoken = _spoken(context, words)
    aligned = [_aligned(claim, words, context.article, spoken) for claim in told["claims"]]
    found = [claim for claim in aligned if claim is not None]
    return {
        "id": told["id"],
        "outlet": told["outlet"],
        "words": words.numbered.texts,
        "sentences": words.numbered.sentences,
        "names": list(_names(context, words)),
        "claims": found,
        "lost": len(aligned) - len(found),
    }


def read(path: Path) -> Any:  # noqa: ANN401 — a parsed article
    """Read, clean and parse one article of the annotation."""
    content = path.read_bytes()
    article = clean(RawDocument(path.stem, content, content_hash(content), path.name, "text/plain"))
    assert isinstance(article, Article), article
    return next(iter(parse([article])))


def words_of(context: Context) -> Words:
    """Return the words of an article."""
    found = numbered(context)
    heads = (found.numbers.get(context.doc[i].head.i, number) for number, i in enumerate(found.tokens))
    return Words(found, tuple(_raw(context, i) for i in found.tokens), tuple(heads))


def _raw(context: Context, token: int) -> tuple[int, int]:
    span = context.article.offsets.to_raw(context.chars(token, token + 1))
    return span.start, span.end


def _names(context: Context, words: Words) -> Iterator[tuple[int, int, str]]:
    """Yield (first, end, class) of every name the registries know."""
    for found, sort in ((context.actors, "actor"), (context.places, "place")):
        for name in {id(name): name for name in found.values()}.values():
            numbers = words.numbered.numbers
            held = sorted(numbers[i] for i, other in found.items() if other is name and i in numbers)
            if held and (sort == "actor" or not any(other in context.actors for other in found if found[other] is name)):
                yield held[0], held[-1] + 1, registry().entry(name.entry_ids[0]).actor_class if sort == "actor" else "place"


def _spoken(context: Context, words: Words) -> list[tuple[int, int, str]]:
    """Return (first, end, name) of each voice that the rules find, for voices told by another name than their own."""
    runs = ((words.numbered.held(context, voice.span), voice.name) for voice in attributed(context))
    return [(run.start, run.stop, name) for run, name in runs if run]


def _aligned(claim: Told, words: Words, article: Article, spoken: Sequence[tuple[int, int, str]]) -> Told | None:
    """Return a claim with its strings as runs of words; `None` where its quote is not in the report's own text."""
    for found in re.finditer(re.escape(claim["quote"]), article.raw):
        inside = re.search(rf"(?<!\w){re.escape(claim['trigger'])}(?!\w)", claim["quote"])
        at = found.start() + (inside.start() if inside else max(claim["quote"].find(claim["trigger"]), 0))
        held = _held(words, at, at + len(claim["trigger"]))
        if held:
            quote = _held(words, found.start(), found.end())
            trigger = _root(held, words)
            return {
                "trigger": trigger,
                "kind": claim["kind"],
                "status": claim["status"],
                "fillers": list(_fillers(claim, trigger, (quote[0], quote[-1] + 1), words, article, spoken)),
            }
    return None


def _held(words: Words, start: int, end: int) -> list[int]:
    return [number for number, (first, last) in enumerate(words.raw) if first < end and start < last]


def _root(held: Sequence[int], words: Words) -> int:
    """Return the word of a phrase that the others hang on."""
    return next((number for number in held if words.heads[number] not in held or words.heads[number] == number), held[-1])


def _fillers(
    claim: Told, trigger: int, quote: tuple[int, int], words: Words, article: Article, spoken: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[str, int, int, str]]:
    """Yield (role, first, end, detail) of each filler that stands near the trigger."""
    wanted = [("agent", agent["text"], "") for agent in claim["agents"]]
    wanted += [("patient", patient["text"], "") for patient in claim["patients"]]
    wanted += [("place", place["text"], place["role"]) for place in claim["places"]]
    wanted += [("count", count["text"], count["what"]) for count in claim["counts"]]
    wanted += [("time", claim["time"]["text"], "")] if claim["time"] and claim["time"].get("text") else []
    for role, text, detail in wanted:
        run = _nearest(text, trigger, quote, words, article)
        if run is not None:
            yield role, *run, detail
    for name in claim["voices"]:
        run = _nearest(name, trigger, quote, words, article) or _nearest_voice(name, trigger, words, spoken)
        if run is not None:
            yield "voice", *run, ""


def _nearest(text: str, trigger: int, quote: tuple[int, int], words: Words, article: Article) -> tuple[int, int] | None:
    runs = []
    for found in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", article.raw):
        held = _held(words, found.start(), found.end())
        if held:
            runs.append((held[0], held[-1] + 1))
    near = [run for run in runs if -BEFORE <= run[0] - trigger <= AFTER or quote[0] <= run[0] < quote[1]]

    def cost(run: tuple[int, int]) -> tuple[bool, bool, int]:
        inside = quote[0] <= run[0] < quote[1]
        return not inside, words.numbered.sentences[run[0]] != words.numbered.sentences[trigger], abs(run[0] - trigger)

    return min(near, key=cost, default=None)


def _nearest_voice(name: str, trigger: int, words: Words, spoken: Sequence[tuple[int, int, str]]) -> tuple[int, int] | None:
    near = [
        (words.numbered.sentences[first] != words.numbered.sentences[trigger], abs(first - trigger), first, end)
        for first, end, said in spoken
        if -BEFORE <= first - trigger <= BEFORE
        and (same_name(said, name) or same_name(" ".join(words.numbered.texts[first:end]), name))
    ]
    return min(near)[2:] if near else None


def verbs() -> Iterator[Told]:
    """Yield the sentences of `event-location`, each with one verb and the place of its event, if any."""
    from fogline.parse.parser import parser  # noqa: PLC0415

    with gzip.open(SHARED / "corpora" / "event-location" / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    docs = parser().tokenizer.pipe(row["text"] for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        kept = [token for token in doc if not token.is_space]
        held = {
            label: [
                n
                for n, token in enumerate(kept)
                if any(
                    span["label"] == label and token.idx < span["end"] and span["start"] < token.idx + len(token)
                    for span in row["spans"]
                )
            ]
            for label in ("VERB", "LOCATION")
        }
        if held["VERB"]:
            yield {"words": [token.text for token in kept], "trigger": held["VERB"][0], "place": held["LOCATION"]}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
