"""Text: tensors of strings, of any rank.

Source: tensorboard/plugins/text/summary_v2.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import array_of
from tbx_widget.events.tags import text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.events.payloads import Payload


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    r"""The text of one step, ``str(element)`` all of it.

    Parameters
    ----------
    values : ndarray of object
        Of type str and the shape written, such as () or (1,) for one text, (rows, columns) for a table. Bytes that are
        no UTF-8 become escapes like ``\xff``.
    """

    values: NDArray[np.object_]

    def __str__(self) -> str:
        return "\n".join(self.values.ravel().tolist())


def decode(payload: Payload) -> Text:
    """Read text; DecodeError if it is none."""
    value = payload.value
    raw = array_of(value.tensor) if value.WhichOneof("value") == "tensor" else np.zeros(0)
    if not raw.dtype.hasobject:
        raise DecodeError("it holds no strings")
    return Text(np.fromiter(map(text, raw.flat), object, raw.size).reshape(raw.shape))
