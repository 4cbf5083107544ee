"""Tensors that no plugin claims."""

import numpy as np

from tbx_widget.dashboards.element import ElementKind, TableForm
from tbx_widget.dashboards.tensors.decode import Tensor, decode

TENSORS = ElementKind(name="tensors", decode=decode)
TABLE: TableForm[Tensor] = TableForm(
    columns={"dtype": "text", "shape": "numbers", "bytes": "integer"},
    rows=lambda tensor: [(tensor.values.dtype.name, np.array(tensor.values.shape, np.int64), tensor.values.nbytes)],
)

__all__ = ["TABLE", "TENSORS", "Tensor"]
