"""The front end's imports point down, as the Python side's do under import-linter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "js" / "src"

# High to low. Folders of one row do not see each other.
ROWS = (
    {"entry"},
    {"shell"},
    {"dashboards"},
    {"charts", "ui"},
    {"state"},
    {"data"},
    {"transport"},
    {"protocol"},
    {"theme", "util"},
)
ROW_OF = {folder: number for number, row in enumerate(ROWS) for folder in row}
# The one file of the dashboards that names every kind.
REGISTRY = Path("dashboards/registry.ts")
# Help for tests, which may use everything; only tests use it.
TESTING = "testing"

IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")


def upward_imports(file: Path, source: str) -> list[str]:
    """Return what a file below ``js/src`` imports and should not."""
    targets = [(file.parent / name).resolve().relative_to(SOURCES) for name in IMPORT.findall(source)]
    here = file.relative_to(SOURCES)
    return [f"{here} imports {target}" for target in targets if not may_import(here, target)]


def may_import(here: Path, target: Path) -> bool:
    folder, other = here.parts[0], target.parts[0]
    if folder == TESTING:
        return True
    if other == TESTING:
        return ".test." in here.name
    if folder == other == "dashboards":
        return here == REGISTRY or kind_of(here) == kind_of(target) or kind_of(target) is None
    return folder == other or ROW_OF[folder] < ROW_OF[other]


def kind_of(path: Path) -> str | None:
    """Return the dashboard kind a path belongs to; None for what all kinds share."""
    return path.parts[1] if (SOURCES / path.parts[0] / path.parts[1]).is_dir() else None


def test_every_folder_has_a_layer() -> None:
    folders = {path.name for path in SOURCES.iterdir() if path.is_dir()}
    assert folders <= set(ROW_OF) | {TESTING}


def test_imports_point_down() -> None:
    files = [file for file in SOURCES.rglob("*.ts*") if file.parent != SOURCES]
    assert files
    assert [wrong for file in files for wrong in upward_imports(file, file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("charts/painter.ts", 'import { run } from "../dashboards/scalars/model";'),
        ("charts/painter.ts", "import type { Slider } from '../ui/slider';"),
        ("data/index.ts", 'export { store } from "../state/store";'),
        ("protocol/frames.ts", 'const late = import("../data/index");'),
        ("data/index.ts", 'import { fakeTransport } from "../testing/transport";'),
    ],
)
def test_upward_import_is_seen(file: str, source: str) -> None:
    assert upward_imports(SOURCES / file, source)
