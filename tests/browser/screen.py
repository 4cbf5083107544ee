"""A dashboard as its user has it: by the names and the words on screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tools.lab import Notebook

# JupyterLab, a kernel and a browser share two cores: what takes tenths of a second may take many of them.
PATIENCE_MS = 20_000


class Screen:
    """One dashboard on a page.

    Parameters
    ----------
    root : Locator
        Its element with the class ``tbx``. Locators reach into the shadow root.
    """

    def __init__(self, root: Locator) -> None:
        self.root = root

    def card(self, tag: str) -> Locator:
        return self.root.locator(f"figure[aria-label='{tag}']")

    def sees(self, tag: str, run: str, *, step: int) -> None:
        """Wait until the card of a tag tells a run's last step."""
        told = re.compile(rf"{re.escape(run)} \S+ at step {step}\b")
        expect(self.card(tag).locator(".for-readers")).to_have_text(told, timeout=PATIENCE_MS)

    def says(self, words: str) -> None:
        """Wait until a text can be read."""
        expect(self.root.get_by_text(words).first).to_be_visible(timeout=PATIENCE_MS)

    def toggle_run(self, run: str) -> None:
        """Hide a run that is shown, show one that is hidden."""
        self.root.locator(f".run[data-run='{run}'] .eye").first.click()


def screen_of(notebook: Notebook, index: int) -> Screen:
    """Return the dashboard below a cell, once it is there."""
    root = notebook.output(index).locator(".tbx").first
    expect(root).to_be_visible(timeout=PATIENCE_MS)
    root.scroll_into_view_if_needed()
    return Screen(root)
