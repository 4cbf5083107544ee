"""Whatever happens to page, kernel and files: a right picture, or a plain sentence."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.screen import PATIENCE_MS, Screen, screen_of
from tests.support.event_files import append, damage_payload, scalar, version, write

if TYPE_CHECKING:
    from pathlib import Path

    from tools.lab import Lab

_THREADS = "import threading; print(sorted(t.name for t in threading.enumerate() if 'tbx' in t.name))"


def test_two_dashboards_do_not_see_each_other(lab: Lab, logdir: Path) -> None:
    write(logdir / "one" / "a" / "events.out.tfevents.1", version(), scalar("loss", 1, 1.0))
    write(logdir / "two" / "b" / "events.out.tfevents.1", version(), scalar("accuracy", 2, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}/one", f"%tbx {logdir}/two")
    notebook.run(0, 1)
    second = screen_of(notebook, 1)
    second.sees("accuracy", "b", step=2)
    first = screen_of(notebook, 0)
    first.sees("loss", "a", step=1)
    expect(first.card("accuracy")).to_have_count(0)
    expect(second.card("loss")).to_have_count(0)


def test_dashboard_displayed_twice_is_live_in_both_places(lab: Lab, logdir: Path) -> None:
    file = write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(f"from tbx_widget import Dashboard\nd = Dashboard({str(logdir)!r}, height=300)\nd", "d")
    notebook.run(0, 1)
    append(file, scalar("loss", 1, 1.0))
    for index in (0, 1):
        screen_of(notebook, index).sees("loss", "a", step=1)


def test_settings_go_both_ways(lab: Lab, logdir: Path) -> None:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(
        f"from tbx_widget import Dashboard\nd = Dashboard({str(logdir)!r})\nd",
        "d.x_axis = 'wall'",
        "print(d.smoothing)",
    )
    notebook.run(0)
    screen = screen_of(notebook, 0)
    notebook.run(1)
    expect(screen.root.get_by_label("x axis")).to_have_value("wall", timeout=PATIENCE_MS)
    screen.root.get_by_label("Smoothing", exact=True).fill("0.3")
    for _ in range(100):
        notebook.run(2)
        if notebook.text(2) == "0.3\n":
            break
    assert notebook.text(2) == "0.3\n"


def test_page_reload_brings_the_dashboard_back(lab: Lab, logdir: Path) -> None:
    file = write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen_of(notebook, 0).sees("loss", "a", step=0)
    notebook.save()
    lab.reload()
    append(file, scalar("loss", 1, 1.0))
    reopened = lab.open(notebook.path)
    screen_of(reopened, 0).sees("loss", "a", step=1)


def test_kernel_restart_is_told_and_running_the_cell_again_helps(lab: Lab, logdir: Path) -> None:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=0)
    notebook.restart_kernel()
    screen.says("run the cell again")
    notebook.run(0)
    screen_of(notebook, 0).sees("loss", "a", step=0)


def test_running_the_cell_again_leaves_one_thread_and_closing_none(lab: Lab, logdir: Path) -> None:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(
        f"from tbx_widget import Dashboard\nd = Dashboard({str(logdir)!r})\nd", _THREADS, f"d.close(); {_THREADS}"
    )
    notebook.run(0, 0, 1, 2)
    assert notebook.text(1).count("tbx") == 1
    assert notebook.text(2) == "[]\n"


def test_directory_that_appears_later_comes_alive(lab: Lab, logdir: Path) -> None:
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.says(logdir.name)
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 3, 1.0))
    screen.sees("loss", "a", step=3)


def test_deleted_directory_leaves_a_dashboard_that_comes_back(lab: Lab, logdir: Path) -> None:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=0)
    shutil.rmtree(logdir)
    expect(screen.card("loss")).to_have_count(0, timeout=PATIENCE_MS)
    write(logdir / "b" / "events.out.tfevents.2", version(), scalar("loss", 5, 1.0))
    screen.sees("loss", "b", step=5)


def test_damaged_file_is_told_and_the_rest_is_drawn(lab: Lab, logdir: Path) -> None:
    damaged = damage_payload(scalar("loss", 1, 1.0))
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0), damaged, scalar("loss", 2, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=2)
    screen.says("1 problem in 1 file")


def test_points_are_painted(lab: Lab, logdir: Path) -> None:
    points = [scalar("loss", step, step % 7) for step in range(100)]
    write(logdir / "a" / "events.out.tfevents.1", version(), *points)
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=99)
    assert _colours(screen) > 10


def _colours(screen: Screen) -> int:
    """Return how many different pixels the largest canvas of the card holds."""
    return int(
        screen.card("loss").evaluate(
            """async figure => {
              await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
              const [canvas] = [...figure.querySelectorAll('canvas')].sort((a, b) => b.width - a.width);
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return new Set(new Uint32Array(data.buffer)).size;
            }"""
        )
    )
