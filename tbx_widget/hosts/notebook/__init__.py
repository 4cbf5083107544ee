"""Dashboards in a notebook's cells: the widget, ``%tbx``, and which cell shows what."""
