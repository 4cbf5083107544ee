"""What a user sets on screen and a script sets and observes."""

from __future__ import annotations

from typing import Any

import traitlets

from tbx_widget.hosts.notebook.traits import Charts, Choice, Filter, GroupBy, Names, SmoothingSetting, XAxis


class Settings(traitlets.HasTraits):
    """Settings of a dashboard: traits under the same names as in the browser.

    `Dashboard` describes them.
    """

    runs = Filter("")
    tags = Filter("")
    hidden_runs = Names(())
    smoothing = SmoothingSetting(0.6)
    x_axis = XAxis("step", "relative", "wall")
    x_scale = Choice("linear", "log")
    y_scale = Choice("linear", "log", "symlog")
    ignore_outliers = traitlets.Bool(default_value=False).tag(sync=True)
    group_by = GroupBy("")
    stat = Choice("mean", "median")
    band = Choice("std", "none", "sem", "ci95", "minmax", "iqr")
    baseline = traitlets.Unicode("").tag(sync=True)
    pinned = Names(())
    charts = Charts(())
    only = Names(())
    height = traitlets.Int(560, min=240, max=4000).tag(sync=True)
    theme = Choice("auto", "light", "dark")


class Shared(traitlets.HasTraits):
    """What the page and the kernel share beside the settings.

    Attributes
    ----------
    selection : dict
        As in `Dashboard`; the page writes it.
    view : dict
        Settings that only the page knows, kept here so that they live in the notebook.
    given : list of str
        Which settings the caller gave: what the browser remembers of the log directory does not override these.
    """

    selection: traitlets.Dict[str, Any] = traitlets.Dict(
        {"runs": [], "highlighted": None, "steps": None}, read_only=True
    ).tag(sync=True)
    view: traitlets.Dict[str, Any] = traitlets.Dict({}).tag(sync=True)
    given = traitlets.List(traitlets.Unicode()).tag(sync=True)


SETTINGS = tuple(sorted(Settings.class_own_traits()))
