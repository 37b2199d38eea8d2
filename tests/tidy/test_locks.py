"""The lock files: everything asked for is there, pinned and hashed, and no registry's address stands in them."""

from __future__ import annotations

import re

import pytest

from tools.measure import ROOT

REQUIREMENTS = ROOT / "requirements"
NAMES = ("uv", "runtime", "dev")


def asked_for(name: str) -> set[str]:
    """Packages that the .in file names, without extras and versions."""
    lines = (REQUIREMENTS / f"{name}.in").read_text().splitlines()
    return {re.split(r"[\[~=<> ]", line)[0].lower() for line in lines if line and line[0] not in "#-"}


def blocks(name: str) -> list[str]:
    """One block a package: its pinned line with its hashes."""
    return re.split(r"\n(?=\S)", (REQUIREMENTS / f"{name}.txt").read_text().strip())


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    kept = [block for block in blocks(name) if re.match(r"[\w.-]+==\S+", block) and "--hash=sha256:" in block]
    assert kept == blocks(name)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_for_is_locked(name: str) -> None:
    assert asked_for(name) <= {block.split("==")[0] for block in blocks(name)}


@pytest.mark.parametrize("name", NAMES)
def test_no_address(name: str) -> None:
    assert "://" not in (REQUIREMENTS / f"{name}.txt").read_text()


def test_what_runs_and_what_tests_agree_on_versions() -> None:
    """dev.txt is laid over runtime.txt in one environment: a package in both has one version."""
    versions: dict[str, set[str]] = {}
    for name in ("runtime", "dev"):
        for block in blocks(name):
            package, version = block.split()[0].split("==")
            versions.setdefault(package, set()).add(version)
    assert not {package: found for package, found in versions.items() if len(found) > 1}
