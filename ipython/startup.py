"""Give every IPython of this environment ``%tbx``; what it shows is imported at its first use.

Installed as ``etc/ipython/startup/50-tbx-widget.py``; runs in the user's namespace and leaves no name there. The
environment variable ``TBX_NO_MAGIC=1`` switches it off.
"""


def _tbx_register():
    import os

    from IPython import get_ipython

    if os.environ.get("TBX_NO_MAGIC", "0") in ("", "0"):
        import tbx_widget

        tbx_widget.load_ipython_extension(get_ipython())


try:
    _tbx_register()
except Exception:
    # An IPython that cannot do this starts as ever; `%load_ext tbx_widget` is left.
    pass
del _tbx_register
