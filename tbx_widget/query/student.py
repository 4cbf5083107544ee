"""Student's t: how wide a 95 % confidence interval of few runs is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FEW: Final = np.array(
    [
        12.706204736,
        4.302652730,
        3.182446305,
        2.776445105,
        2.570581836,
        2.446911851,
        2.364624252,
        2.306004135,
        2.262157163,
        2.228138852,
        2.200985160,
        2.178812830,
    ]
)
_NORMAL: Final = 1.959963984540054


def t_quantile(freedom: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the 97.5 % quantile, to six digits.

    From 13 degrees of freedom on by the expansion around the normal quantile (Abramowitz and Stegun, 26.7.5).

    Parameters
    ----------
    freedom : ndarray of int, shape (n,)
        Degrees of freedom, from 1.

    Returns
    -------
    ndarray of float64, shape (n,)
    """
    z, z2 = _NORMAL, _NORMAL**2
    terms = (
        z * (z2 + 1) / 4,
        z * ((5 * z2 + 16) * z2 + 3) / 96,
        z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384,
        z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160,
    )
    many = z + sum(term / freedom.astype(np.float64) ** power for power, term in enumerate(terms, 1))
    return np.where(freedom <= len(_FEW), _FEW[np.minimum(freedom, len(_FEW)) - 1], many)
