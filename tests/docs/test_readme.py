"""The README says what is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
SHELL = "\n".join(re.findall(r"^```\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE))
COMMANDS = sorted(set(re.findall(r"^fogline (\w+)", SHELL, flags=re.MULTILINE)))


def test_the_first_two_commands_do_all_the_set_up() -> None:
    block = re.search(r"```\n(.*?)```", README, flags=re.DOTALL)
    assert block
    assert [line.split("#")[0].strip() for line in block.group(1).splitlines()] == ["make demo", "make test"]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_there_with_the_options_shown(command: str) -> None:
    call = [sys.executable, "-c", "from fogline.cli import main; main()", command, "--help"]
    told = subprocess.run(call, capture_output=True, text=True, check=True, env={"COLUMNS": "200", "NO_COLOR": "1"}).stdout
    shown = {
        option
        for line in re.findall(rf"^fogline {command}\b.*", SHELL, flags=re.MULTILINE)
        for option in re.findall(r"--[\w-]+", line)
    }
    assert {option for option in shown if option not in told} == set()
