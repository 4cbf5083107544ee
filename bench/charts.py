"""How long charts take to draw, to hover and to scroll through: the engine alone, in headless Chromium.

Times are CPU time of the page's main thread, which drawing also runs on without a graphics card; the longest task and
the longest frame are elapsed time. Data are made up in the page (``js/dev/bench.ts``).
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.report import show
from tools.paths import FRONT_END

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Page

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = [
    "--allow-file-access-from-files",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
]
_ROUNDS = 5
_CARD = {"width": 400, "height": 200, "isRagged": False}
_LARGE = {"width": 1000, "height": 500}

_WATCH_TASKS = """
globalThis.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ entryTypes: ["longtask"] });
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        _build(folder)
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        rows = [row for ratio in (1, 2) for row in _rows(browser, Path(folder), ratio)]
        browser.close()
    show(
        f"Charts; medians of {_ROUNDS} rounds, CPU time of the main thread",
        ["work", "pixels for one", "main thread", "longest"],
        rows,
    )


def _build(folder: str) -> None:
    command = ["npx", "esbuild", "dev/charts.ts", "--bundle", "--minify", "--format=esm", "--target=es2022"]
    options = ["--loader:.css=text", f"--outfile={folder}/charts.js", "--log-level=error"]
    subprocess.run([*command, *options], cwd=FRONT_END, check=True)
    page = (
        (FRONT_END / "dev" / "charts.html").read_text().replace('src="charts.js"', f'src="file://{folder}/charts.js"')
    )
    (Path(folder) / "charts.html").write_text(page)


def _rows(browser: Browser, folder: Path, ratio: int) -> list[tuple[str, ...]]:
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, device_scale_factor=ratio)
    jobs = [
        ("tick: 12 cards x 20 runs x 1 000 points", {**_CARD, "cards": 12, "runs": 20, "points": 1000}, "tick", 5),
        (
            "tick: 1 card x 300 runs, own x",
            {**_CARD, **_LARGE, "cards": 1, "runs": 300, "points": 1000, "isRagged": True},
            "tick",
            5,
        ),
        (
            "hover: 1 card x 300 runs, own x",
            {**_CARD, **_LARGE, "cards": 1, "runs": 300, "points": 1000, "isRagged": True},
            "hover",
            20,
        ),
        (
            "tick: 1 card x 1 run x 1 M points",
            {**_CARD, **_LARGE, "cards": 1, "runs": 1, "points": 1_000_000},
            "tick",
            5,
        ),
    ]
    rows = []
    for name, options, work, times in jobs:
        _open(page, folder, options)
        took = [_cpu_ms(page, f"going.{work}({times})") / times for _ in range(_ROUNDS)]
        rows.append((name, str(ratio), f"{statistics.median(took):.1f} ms", f"task {page.evaluate('longest'):.0f} ms"))
    _open(page, folder, {**_CARD, "cards": 500, "runs": 50, "points": 1000})
    page.evaluate("going.scroll(40, 60)")
    gaps = [gap for _ in range(_ROUNDS) for gap in page.evaluate("going.scroll(40, 100)")]
    spread = f"median frame {statistics.median(gaps):.1f} ms"
    rows.append(("scroll: 500 cards x 50 runs x 1 000 points", str(ratio), spread, f"frame {max(gaps):.0f} ms"))
    page.close()
    return rows


def _open(page: Page, folder: Path, options: Mapping[str, Any]) -> None:
    """Show a page of such charts, and let it draw them twice."""
    page.goto(f"file://{folder}/charts.html?scene=")
    page.evaluate(_WATCH_TASKS)
    page.evaluate("(options) => { globalThis.going = bench(options); }", options)
    page.wait_for_function("document.querySelector('canvas')?.width > 0")
    page.evaluate("going.tick(2)")
    page.evaluate("longest = 0")


def _cpu_ms(page: Page, work: str) -> float:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    start = _thread_ms(session)
    page.evaluate(work)
    took = _thread_ms(session) - start
    session.detach()
    return took


def _thread_ms(session: Any) -> float:  # noqa: ANN401  Playwright's own type is private
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "ThreadTime")


if __name__ == "__main__":
    main()
