"""Precision-recall curves, step by step."""

from tbx_widget.dashboards.element import ElementKind, TableForm
from tbx_widget.dashboards.pr_curves.decode import PrCurve, decode

PR_CURVES = ElementKind(name="pr_curves", decode=decode)
TABLE: TableForm[PrCurve] = TableForm(
    columns=dict.fromkeys(("thresholds", "tp", "fp", "tn", "fn", "precision", "recall"), "numbers"),
    rows=lambda curve: [
        (curve.thresholds, curve.tp, curve.fp, curve.tn, curve.fn, curve.precision, curve.recall),
    ],
)

__all__ = ["PR_CURVES", "TABLE", "PrCurve"]
