"""A table of points, and the data frames it becomes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from tbx_widget.data.columns import Coded, Lists
from tbx_widget.errors import HostError, QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from numpy.typing import NDArray

    from tbx_widget.data.columns import Column

_ROWS_SHOWN = 5
_WIDEST_CELL = 24


class Table:
    """Rows of all series that were asked for, series by series.

    Runs and tags are kept as numbers into a list of names, so that a million points are four arrays.

    Parameters
    ----------
    kind : str
        Of the series.
    columns : mapping of str to ndarray, Coded or Lists
        All of one length.
    """

    def __init__(self, kind: str, columns: Mapping[str, Column]) -> None:
        self.kind = kind
        self._columns = dict(columns)

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()), ()))

    @property
    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns as arrays, shape (n,): names, and arrays within rows, as objects."""
        return {name: _expanded(column) for name, column in self._columns.items()}

    def codes(self, name: str) -> tuple[NDArray[np.int32], tuple[str, ...]]:
        """Return a column of names without making an object of each row.

        Parameters
        ----------
        name : {"run", "tag"}

        Returns
        -------
        codes : ndarray of int32, shape (n,)
        names : tuple of str
            What each code stands for.

        Raises
        ------
        QueryError
            If it is no such column.
        """
        column = self._columns.get(name)
        if not isinstance(column, Coded):
            raise QueryError(f"There is no column of names {name!r}. There are 'run' and 'tag'.")
        return column.codes, column.names

    def to_pandas(self) -> pd.DataFrame:
        """Make a pandas data frame; runs and tags are categorical.

        Raises
        ------
        HostError
            If pandas is not installed.
        """
        pandas = _library("pandas")
        made = {name: _pandas_values(pandas, column) for name, column in self._columns.items()}
        return pandas.DataFrame(made, copy=False)

    def to_polars(self) -> pl.DataFrame:
        """Make a Polars data frame; runs and tags are enumerations.

        Raises
        ------
        HostError
            If Polars is not installed.
        """
        polars = _library("polars")
        series = [_polars_series(polars, name, column) for name, column in self._columns.items()]
        frame: pl.DataFrame = polars.DataFrame(series)
        return frame

    def to_arrow(self) -> pa.Table:
        """Make an Arrow table; runs and tags are dictionaries.

        Raises
        ------
        HostError
            If PyArrow is not installed.
        """
        arrow = _library("pyarrow")
        return arrow.table({name: _arrow_array(arrow, column) for name, column in self._columns.items()})

    def __repr__(self) -> str:
        head = range(min(len(self), _ROWS_SHOWN))
        rows = [list(self._columns), *([_shown(column, row) for column in self._columns.values()] for row in head)]
        widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
        lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
        more = ["..."] if len(self) > _ROWS_SHOWN else []
        return "\n".join([f"Table of {self.kind}, shape {len(self), len(self._columns)}", *lines, *more])


def _expanded(column: Column) -> NDArray[Any]:
    return column if isinstance(column, np.ndarray) else column.expand()


def _shown(column: Column, row: int) -> str:
    if isinstance(column, Coded):
        cell: object = column.names[column.codes[row]]
    else:
        cell = column.arrays[row] if isinstance(column, Lists) else column[row]
    text = f"{len(cell)} numbers" if isinstance(cell, np.ndarray) else str(cell).replace("\n", " ")
    return text if len(text) <= _WIDEST_CELL else f"{text[: _WIDEST_CELL - 3]}..."


def _pandas_values(pandas: Any, column: Column) -> Any:  # noqa: ANN401 - optional, untyped here
    if isinstance(column, Coded):
        return pandas.Categorical.from_codes(column.codes, categories=list(column.names))
    return _expanded(column)


def _polars_series(polars: Any, name: str, column: Column) -> Any:  # noqa: ANN401 - optional, untyped here
    if isinstance(column, Coded):
        return polars.Series(name, column.names, dtype=polars.Enum(column.names)).gather(column.codes)
    if isinstance(column, Lists):
        inner = polars.Series(np.empty(0, column.dtype)).dtype
        return polars.Series(name, column.arrays, dtype=polars.List(inner))
    return polars.Series(name, column.tolist() if column.dtype.hasobject else column)


def _arrow_array(arrow: Any, column: Column) -> Any:  # noqa: ANN401 - optional, untyped here
    if isinstance(column, Coded):
        return arrow.DictionaryArray.from_arrays(column.codes, arrow.array(column.names, arrow.string()))
    if isinstance(column, Lists):
        return arrow.array(column.arrays, arrow.list_(arrow.from_numpy_dtype(column.dtype)))
    return arrow.array(column)


def _library(name: str) -> Any:  # noqa: ANN401 - optional, untyped here
    try:
        return import_module(name)
    except ImportError as error:
        raise HostError(f"This needs {name}, which is not installed: pip install {name}") from error
