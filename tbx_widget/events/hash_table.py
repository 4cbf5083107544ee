"""A table that finds many keys at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FIRST_BITS: Final = 6
_SLOTS_PER_KEY: Final = 8


class HashTable:
    """Maps random keys to their numbers, in the order of their coming, and to a checksum each.

    Open addressing: the first bits of a key say its slot; if that is taken, it has one of the next.

    Attributes
    ----------
    numbers : ndarray of uint16, shape (slots,)
    checksums : ndarray of uint32, shape (slots,)
    """

    def __init__(self) -> None:
        self._entries: dict[int, int] = {}
        self._rebuild(_FIRST_BITS)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: int) -> bool:
        return key in self._entries

    def add(self, key: int, checksum: int) -> None:
        """Add a key; 0 is none.

        Parameters
        ----------
        key : int
            A random one below 2**64, not in the table.
        checksum : int
            Below 2**32.
        """
        self._entries[key] = checksum
        if len(self) * _SLOTS_PER_KEY > 1 << self._bits:
            self._rebuild(self._bits + 2)
        else:
            self._insert(key, len(self) - 1)

    def find(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Look for keys.

        Parameters
        ----------
        keys : ndarray of uint64, shape (n,)

        Returns
        -------
        slots : ndarray of int64, shape (n,)
            Where each stands in `numbers` and `checksums`.
        found : ndarray of bool, shape (n,)
            Whether it does.
        """
        slots = (keys >> np.uint64(64 - self._bits)).view(np.int64)
        found = self._keys.take(slots) == keys
        for _ in range(self._longest_way):
            missing = np.flatnonzero(~found)
            if not len(missing):
                break
            slots[missing] += 1
            found[missing] = self._keys[slots[missing]] == keys[missing]
        return slots, found

    def _rebuild(self, bits: int) -> None:
        self._bits = bits
        size = (1 << bits) + (1 << bits) // _SLOTS_PER_KEY + 1
        self._keys = np.zeros(size, np.uint64)
        self.numbers = np.zeros(size, np.uint16)
        self.checksums = np.zeros(size, np.uint32)
        self._longest_way = 0
        for number, key in enumerate(self._entries):
            self._insert(key, number)

    def _insert(self, key: int, number: int) -> None:
        first = slot = key >> (64 - self._bits)
        while self._keys[slot]:
            slot += 1
        self._keys[slot] = key
        self.numbers[slot] = number
        self.checksums[slot] = self._entries[key]
        self._longest_way = max(self._longest_way, slot - first)
