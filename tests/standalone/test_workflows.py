"""The workflows build for the systems in README.md, with commands of dev.py."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import dev
from resources.standalone import archives

ROOT = Path(__file__).parent.parent.parent
[FILE] = (ROOT / ".github" / "workflows").glob("*.yml")


@pytest.fixture(scope="module")
def jobs() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))["jobs"]


def runs(job: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_each_system_runs_test_build_and_tryout(jobs):
    for name in ("windows-and-macos", "linux"):
        commands = runs(jobs[name])
        assert re.findall(r"dev\.py (\w+)", commands) == ["test", "build", "tryout"]
        assert "selftest --json" in commands
    assert jobs["release"]["needs"] == ["windows-and-macos", "linux"]


def test_commands_are_those_of_dev(jobs):
    for job in jobs.values():
        assert set(re.findall(r"dev\.py (\w+)", runs(job))) <= set(dev.COMMANDS)


def test_the_python_versions_are_supported(jobs):
    text = FILE.read_text(encoding="utf-8")
    found = {*re.findall(r'python-version: "([\d.]+)"', text), *re.findall(r"python(3\.\d+) dev\.py", text)}
    assert found
    assert found <= set(dev.PYTHONS)


def test_only_the_release_may_write():
    workflow = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] == ["release"]


def test_actions_are_pinned():
    uses = re.findall(r"uses: (\S+)", FILE.read_text(encoding="utf-8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", use)] == []


def test_the_release_knows_the_name_of_a_build(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    assert f"{archives.name_of('${TAG#v}')}.tar.xz" in FILE.read_text(encoding="utf-8")
