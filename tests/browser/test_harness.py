"""The ground that the other browser tests stand on: a widget's pushes arrive while a cell holds the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.lab import Lab

_COUNTER = """
import contextvars, threading, time
import anywidget, traitlets

class Counter(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        const show = () => { el.textContent = `count ${model.get("count")}` };
        model.on("change:count", show); show();
    } }'''
    count = traitlets.Int(0).tag(sync=True)

counter = Counter()

def count_up():
    while True:
        time.sleep(0.05)
        counter.count += 1

threading.Thread(target=contextvars.copy_context().run, args=(count_up,), daemon=True).start()
counter
"""

_BUSY = """
while counter.count < 10_000:
    pass
"""


def test_widget_counts_while_a_cell_holds_the_kernel(lab: Lab, kernel: str) -> None:
    notebook = lab.notebook(_COUNTER, _BUSY, kernel=kernel)
    notebook.run(0)
    notebook.start(1)
    for count in (5, 10, 15):
        lab.page.wait_for_function(
            "([element, count]) => Number(element.innerText.replace('count ', '')) >= count",
            arg=[notebook.output(0).element_handle(), count],
        )
        assert notebook.is_running(1)


def test_kernels_are_the_versions_they_are_named_for(lab: Lab, kernel: str) -> None:
    notebook = lab.notebook("import ipykernel; print(ipykernel.version_info[0])", kernel=kernel)
    notebook.run(0)
    assert (int(notebook.text(0)) == 6) == (kernel == "ipykernel-6")
