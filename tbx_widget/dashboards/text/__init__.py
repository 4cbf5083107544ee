"""Text: notes, samples and tables of a training."""

from tbx_widget.dashboards.element import ElementKind, TableForm
from tbx_widget.dashboards.text.decode import Text, decode

TEXT = ElementKind(name="text", decode=decode)
TABLE: TableForm[Text] = TableForm(
    columns={"sample": "integer", "text": "text"},
    rows=lambda text: enumerate(text.values.ravel().tolist()),
)

__all__ = ["TABLE", "TEXT", "Text"]
