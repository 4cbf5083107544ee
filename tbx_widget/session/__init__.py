"""One connected screen, whatever carries its messages."""

from tbx_widget.session.session import Session

__all__ = ["Session"]
