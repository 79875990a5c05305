"""`fogline evaluate`: how well fogline reads what was annotated by hand."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.table import Table

from fogline.case import Case
from fogline.cli.screen import results
from fogline.errors import SourceError
from fogline.evaluate import Scores, Told, read_articles
from fogline.evaluate import evaluate as score
from fogline.run import Engine


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A jsonl file of annotated articles.")],
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="DIR", help="Their texts, <id>.txt; else the folder named like the file.")
    ] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes that read at once; 0 is one a core.")] = 0,
) -> None:
    """Read annotated articles and print precision, recall and F1 of what was found in them."""
    golds = read_articles(gold)
    folder = texts or gold.with_suffix("")
    paths = {article["id"]: folder / f"{article['id']}.txt" for article in golds}
    if missing := sorted(str(path) for path in paths.values() if not path.is_file()):
        raise SourceError(f"{len(missing)} texts are not there, the first is {missing[0]}", hint="name their folder with --texts")
    guesses = _read(tuple(map(str, paths.values())), workers)
    _write(score(golds, guesses, lambda article: paths[article].read_text(encoding="utf-8")))


def _read(paths: tuple[str, ...], workers: int) -> dict[str, Told]:
    with TemporaryDirectory() as folder:
        case = Case(Path(folder) / "case")
        case.read(*paths, engine=Engine(workers=workers))
        case.export("claims", Path(folder) / "claims.jsonl", with_names=True)
        return {article["id"]: article for article in read_articles(Path(folder) / "claims.jsonl")}


def _write(scores: Scores) -> None:
    table = Table("", "precision", "recall", "F1", "wanted", show_edge=False, pad_edge=False)
    for name, row in scores.rows.items():
        table.add_row(name, *(f"{value:.3f}" for value in (row.precision, row.recall, row.f1)), str(row.wanted))
    results().print(table)
