from __future__ import annotations

from tbx_widget.dashboards import kinds


def test_only_kinds_with_a_dashboard_are_listed():
    names = [kind.name for kind in kinds()]
    assert "scalars" in names
    assert "tensors" not in names
