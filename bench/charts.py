"""How long charts take to draw, to hover and to scroll through, in headless Chromium.

Times are CPU time of the page's main thread, which drawing also runs on without a graphics card; the longest task and
the longest frame are elapsed time, and so longer when the machine does other things. Data are made up in the page: for
the engine alone by ``js/dev/bench.ts``, for the whole front end by the kernel that ``js/dev/page.ts`` makes believe.
"""

from __future__ import annotations

import functools
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.report import show
from tools import frontend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = [
    "--allow-file-access-from-files",
    "--disable-frame-rate-limit",
    "--disable-gpu",
    "--disable-gpu-vsync",
    "--no-sandbox",
]
_ROUNDS = 5
_VIEWPORT: ViewportSize = {"width": 1280, "height": 1000}

_GRID = {"cards": 12, "runs": 20, "points": 1000, "width": 400, "height": 200, "isRagged": False}
_CROWD = {"cards": 1, "runs": 300, "points": 1000, "width": 1000, "height": 500, "isRagged": True}
_LONG = {**_CROWD, "runs": 1, "points": 1_000_000, "isRagged": False}
_MANY = {**_GRID, "cards": 500, "runs": 50}

_JOBS: list[tuple[str, Mapping[str, Any], str, int]] = [
    ("tick: 12 cards x 20 runs x 1 000 points", _GRID, "tick", 5),
    ("redraw: 12 cards x 20 runs x 1 000 points", _GRID, "redraw", 5),
    ("tick: 1 card x 300 runs, own x", _CROWD, "tick", 5),
    ("redraw: 1 card x 300 runs, own x", _CROWD, "redraw", 5),
    ("hover: 1 card x 300 runs, own x", _CROWD, "hover", 20),
    ("redraw: 1 card x 1 run x 1 M points", _LONG, "redraw", 5),
]

# Between two ticks of the page's own timer, in seconds; and ticks a round.
_LIVE_EVERY_S = 0.5
_LIVE_TICKS = 8
_LIVE_PAGE = "index.html?run_count=20&tag_count=12&points=1000&length=4000&smoothing=0&live=1&height=980"

_WATCH_TASKS = """
globalThis.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ entryTypes: ["longtask"] });
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        frontend.npm("run", "--silent", "dev", "--", folder, quiet=True)
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        rows = [row for ratio in (1, 2) for row in _rows(browser, Path(folder), ratio)]
        browser.close()
    show(
        f"Charts; medians of {_ROUNDS} rounds, CPU time of the main thread",
        ["work", "pixels for one", "main thread", "longest"],
        rows,
    )


def _rows(browser: Browser, folder: Path, ratio: int) -> Iterator[tuple[str, ...]]:
    page = browser.new_page(viewport=_VIEWPORT, device_scale_factor=ratio)
    for name, options, work, times in _JOBS:
        _open(page, folder, options)
        took = _median_ms(page, functools.partial(page.evaluate, f"going.{work}({times})"), times)
        yield name, str(ratio), f"{took:.1f} ms", _longest_task(page)
    yield "scroll: 500 cards x 50 runs x 1 000 points", str(ratio), *_scroll(page, folder)
    yield "tick of the whole front end: 12 cards x 20 runs", str(ratio), *_live(page, folder)
    page.close()


def _scroll(page: Page, folder: Path) -> tuple[str, str]:
    """Scroll after a first second; a frame's CPU time, and the longest one from frame to frame."""
    frames = 100
    _open(page, folder, _MANY)
    page.evaluate("going.scroll(40, 60)")
    gaps: list[float] = []
    took = _median_ms(page, lambda: gaps.extend(page.evaluate(f"going.scroll(40, {frames})")), frames)
    return f"{took:.1f} ms", f"frame {max(gaps):.0f} ms"


def _live(page: Page, folder: Path) -> tuple[str, str]:
    page.goto(f"file://{folder}/{_LIVE_PAGE}")
    page.evaluate(_WATCH_TASKS)
    page.wait_for_timeout(2000)
    page.evaluate("longest = 0")
    took = _median_ms(page, lambda: page.wait_for_timeout(_LIVE_TICKS * _LIVE_EVERY_S * 1000), _LIVE_TICKS)
    return f"{took:.1f} ms", _longest_task(page)


def _open(page: Page, folder: Path, options: Mapping[str, Any]) -> None:
    """Show a page of such charts, and let it draw them twice."""
    page.goto(f"file://{folder}/charts.html?scene=")
    page.evaluate(_WATCH_TASKS)
    page.evaluate("(options) => { globalThis.going = bench(options); }", options)
    page.wait_for_function("document.querySelector('canvas')?.width > 0")
    page.evaluate("going.tick(2)")
    page.evaluate("longest = 0")


def _longest_task(page: Page) -> str:
    longest = page.evaluate("longest")
    return f"task {longest:.0f} ms" if longest else "no task above 50 ms"


def _median_ms(page: Page, work: Callable[[], object], times: int) -> float:
    """CPU time of the main thread that a piece of work takes, of which each round does so many."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    took = []
    for _ in range(_ROUNDS):
        start = _thread_ms(session)
        work()
        took.append((_thread_ms(session) - start) / times)
    session.detach()
    return statistics.median(took)


def _thread_ms(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    seconds: float = next(metric["value"] for metric in metrics if metric["name"] == "ThreadTime")
    return 1000 * seconds


if __name__ == "__main__":
    main()
