"""The commands, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.command import fogline as run
from tests.command import write_reports
from tests.small import small_case

import fogline
from fogline.cli.export import Form
from fogline.cli.show import Subject
from fogline.export import FORMS
from fogline.queries import SUBJECTS


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("commands") / "case").root


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout.strip() == f"fogline {fogline.__version__}"


@pytest.mark.parametrize("command", ["read", "show", "export", "evaluate", "demo", "doctor"])
def test_every_command_has_help(command: str) -> None:
    said = run(command, "--help").stdout
    assert f"fogline {command}" in said


def test_every_subject_and_every_form_is_offered() -> None:
    assert [subject.value for subject in Subject] == list(SUBJECTS)
    assert [form.value for form in Form] == list(FORMS)


def test_a_wrong_option_is_a_usage_error() -> None:
    assert "--nonsense" in run("show", "--nonsense", status=2).stderr
    run("show", "wars", status=2)
    run("export", "claims", status=2)


def test_reports_become_a_case_that_can_be_asked(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 2)
    (tmp_path / "reports" / "blank.txt").write_text("")
    done = run("read", "reports", "--workers", "1", folder=tmp_path, status=1)
    assert "2 read, 0 already there, 1 not read" in done.stderr
    assert "reports/blank.txt: empty-file" in done.stderr
    assert done.stdout == ""
    again = run("read", "reports", folder=tmp_path, status=1)
    assert "0 read, 2 already there, 1 not read" in again.stderr
    assert "reports/blank.txt: empty-file" in again.stderr
    rows = json.loads(run("show", "claims", "--kind", "withdrawal", "--format", "json", folder=tmp_path).stdout)
    assert {row["document"] for row in rows} == {"alder", "birch"}
    run("export", "claims", "-o", "claims.jsonl", folder=tmp_path)
    lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["alder", "birch"]
    assert "is sound" in run("doctor", folder=tmp_path / "case").stdout


def test_each_document_that_is_not_read_or_not_well_is_named_once(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports", 1)
    told = "Les rebelles se sont retirés de la ville vendredi, et les habitants sont rentrés chez eux. " * 3
    (reports / "autre.txt").write_text(told, encoding="utf-8")
    (reports / "caf.txt").write_bytes(b"The rebels withdrew from the caf\xe9 on Friday, a monitor said.\n")
    (reports / "map.png").write_bytes(b"\x89PNG")
    said = run("read", "reports", folder=tmp_path, status=1).stderr.splitlines()
    found = [line.split(":")[1].strip() for line in said if line.startswith(("note", "not read"))]
    assert sorted(found) == ["encoding", "other-language", "unknown-format"]
    assert "translate it" in next(line for line in said if line.startswith("not read"))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_form_holds_the_same_rows(case: Path, subject: str) -> None:
    def shown(form: str) -> str:
        return run("show", subject, "--case", case, "--format", form).stdout

    rows = json.loads(shown("json"))
    assert rows
    assert [json.loads(line) for line in shown("jsonl").splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(shown("csv"))))
    assert len(table) == len(rows)
    assert list(table[0]) == list(rows[0])


def test_a_table_has_heads_and_rows(case: Path) -> None:
    said = run("show", "movements", "--case", case, "--status", "happened").stdout
    for part in ("from", "to", "Coast Brigade", "port", "Hilltown", "bus"):
        assert part in said
    assert "nothing to show" in run("show", "events", "--case", case, "--text", "no such words").stdout


def test_a_cell_is_no_formula(case: Path) -> None:
    assert "'=Dawn Post" in run("show", "claims", "--case", case, "--format", "csv").stdout


def test_filters_are_those_of_the_queries(case: Path) -> None:
    options = ("--from", "2019-01-07", "--to", "2019-01-07", "--actor", "coast", "--place", "port", "--limit", "1")
    rows = run("show", "claims", "--case", case, "--format", "jsonl", *options).stdout.splitlines()
    assert [json.loads(row)["claim_id"] for row in rows] == ["dawn-withdrawal"]
    assert "no kind 'war'" in run("show", "claims", "--case", case, "--kind", "war", status=2).stderr


def test_showing_loads_no_language_model(case: Path) -> None:
    code = (
        "import sys; from fogline.cli import main\n"
        f"sys.argv = ['fogline', 'show', 'events', '--case', {str(case)!r}]\n"
        "try: main()\n"
        "finally: print(sorted({'spacy', 'pandas', 'distributed', 'trafilatura'} & set(sys.modules)), file=sys.stderr)\n"
    )
    assert run_python(code).strip().endswith("[]")


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr


@pytest.mark.parametrize("command", [("show",), ("export", "events", "-o", "out"), ("read",)], ids=" ".join)
def test_without_a_case_the_next_step_is_named(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = run(*command, folder=tmp_path, status=2).stderr
    assert said.startswith("fogline: there is no case in")
    assert "hint: make one with `fogline read SOURCE… --case DIR`" in said
    assert list(tmp_path.iterdir()) == []


def test_a_source_that_is_not_there_makes_no_case(tmp_path: Path) -> None:
    assert "no file or folder nowhere" in run("read", "nowhere", folder=tmp_path, status=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_names_what_is_wrong(tmp_path: Path) -> None:
    folder = small_case(tmp_path / "case")
    next(folder.documents.rglob("*.gz")).unlink()
    said = run("doctor", "--case", folder.root, status=1).stdout
    assert "fault" in said
    assert "spacy" in said


def test_the_demo_shows_a_case_made_of_the_sample(tmp_path: Path) -> None:
    done = run("demo", folder=tmp_path)
    assert (tmp_path / "demo-case" / "case.toml").is_file()
    for subject in ("events", "disputes", "movements"):
        assert f"fogline show {subject} --case demo-case" in done.stdout
    rows = [line.split("│") for line in done.stdout.partition("fogline show disputes")[0].splitlines()]
    documents = [int(row[7]) for row in rows if len(row) == 10 and row[7].strip()]
    assert documents == sorted(documents, reverse=True)
    assert documents[0] > documents[-1]
