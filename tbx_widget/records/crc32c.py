"""Masked CRC-32C (Castagnoli), of one byte string or of many spans at once.

A CRC register started at zero is linear: the register after a message is the XOR of what each byte alone would leave,
and that depends only on the byte and on how many bytes follow it. So the bytes of all spans are looked up in one table
by (distance to the end of their block, byte) and XORed together block by block. Whole blocks that follow are a linear
map of the 32 register bits, kept as four tables of 256 for each power of two. NumPy lets go of the GIL in all of it.

Sources: RFC 3720 appendix B.4 (the polynomial and its test vectors); tensorflow/core/lib/hash/crc32c.h (the mask).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POLYNOMIAL = 0x82F63B78
_MASK_DELTA = 0xA282EAD8
_ALL_ONES = 0xFFFFFFFF
_BLOCK = 256
_BYTES_AT_ONCE = 1 << 18


def masked_crc32c(data: bytes) -> int:
    """Masked CRC-32C of one byte string, byte by byte: the plain reference.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    int
        0 to 2**32 - 1.
    """
    table, register = _byte_table(), _ALL_ONES
    for byte in data:
        register = int(table[(register ^ byte) & 0xFF]) ^ (register >> 8)
    return int(masked(np.array([register ^ _ALL_ONES], np.uint32))[0])


def masked_crc32c_many(
    buffer: NDArray[np.uint8], starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """Masked CRC-32C of many spans of one buffer.

    Parameters
    ----------
    buffer : ndarray of uint8, shape (n,)
    starts : ndarray of int64, shape (m,)
        Where each span begins.
    sizes : ndarray of int64, shape (m,)
        Bytes of each span, 0 or more; every span lies within `buffer`.

    Returns
    -------
    ndarray of uint32, shape (m,)
    """
    full_blocks = sizes // _BLOCK
    registers = _start_table()[sizes % _BLOCK]
    registers = _advance_blocks(registers, full_blocks)
    blocks = -(-sizes // _BLOCK)
    owner = np.repeat(np.arange(len(sizes)), blocks)
    following = _countdown(blocks)
    ends = (starts + sizes)[owner] - following * _BLOCK
    begins = np.maximum(ends - _BLOCK, starts[owner])
    left = _advance_blocks(_linear(buffer, begins, ends), following)
    if len(left):
        full = np.flatnonzero(blocks)
        registers[full] ^= np.bitwise_xor.reduceat(left, (np.cumsum(blocks) - blocks)[full])
    return masked(registers ^ np.uint32(_ALL_ONES))


def unmasked(stored: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Turn checksums as they stand in a file into plain CRC-32C.

    Parameters
    ----------
    stored : ndarray of uint32, shape (n,)

    Returns
    -------
    ndarray of uint32, shape (n,)
    """
    rotated = stored - np.uint32(_MASK_DELTA)
    return (rotated >> np.uint32(17)) | (rotated << np.uint32(15))


@lru_cache(maxsize=512)
def byte_table(following: int) -> NDArray[np.uint32]:
    """Return what one byte adds to the checksum of a message, by XOR: the difference to a zero byte in its place.

    Parameters
    ----------
    following : int
        How many bytes stand after it.

    Returns
    -------
    ndarray of uint32, shape (256,)
    """
    blocks, rest = divmod(following, _BLOCK)
    table = _distance_table()[256 * rest : 256 * (rest + 1)]
    return _advance_blocks(table, np.full(256, blocks))


def masked(crc: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Turn plain CRC-32C into checksums as they stand in a file; the inverse of `unmasked`."""
    return ((crc >> np.uint32(15)) | (crc << np.uint32(17))) + np.uint32(_MASK_DELTA)


def _countdown(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Concatenate ``count - 1, ..., 1, 0`` for each count."""
    ends = np.cumsum(counts)
    return np.repeat(ends, counts) - 1 - np.arange(int(ends[-1]) if len(ends) else 0)


def _linear(buffer: NDArray[np.uint8], begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return what each span of 1 to `_BLOCK` bytes leaves in a register started at zero."""
    registers = np.empty(len(begins), np.uint32)
    at_once = _BYTES_AT_ONCE // _BLOCK
    for first in range(0, len(begins), at_once):
        part = slice(first, first + at_once)
        registers[part] = _linear_part(buffer, begins[part], ends[part])
    return registers


def _linear_part(buffer: NDArray[np.uint8], begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint32]:
    sizes = ends - begins
    distance = _countdown(sizes)
    position = np.repeat(ends - 1, sizes) - distance
    lookup = distance * 256 + buffer.take(position)
    first_of_span = np.cumsum(sizes) - sizes
    return np.bitwise_xor.reduceat(_distance_table().take(lookup), first_of_span)


def _advance_blocks(registers: NDArray[np.uint32], blocks: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Feed each register ``blocks`` times `_BLOCK` zero bytes."""
    registers, power = registers.copy(), 0
    longest = int(blocks.max(initial=0))
    while longest >> power:
        chosen = np.flatnonzero((blocks >> power) & 1)
        registers[chosen] = _apply(_power_table(power), registers[chosen])
        power += 1
    return registers


def _apply(tables: NDArray[np.uint32], registers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    result: NDArray[np.uint32] = tables[0].take(registers & np.uint32(0xFF))
    for byte in range(1, 4):
        result ^= tables[byte].take((registers >> np.uint32(8 * byte)) & np.uint32(0xFF))
    return result


@lru_cache(maxsize=1)
def _byte_table() -> NDArray[np.uint32]:
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ np.uint32(_POLYNOMIAL), table >> 1).astype(np.uint32)
    return table


def _after_zero_byte(registers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    following: NDArray[np.uint32] = _byte_table()[registers & np.uint32(0xFF)] ^ (registers >> np.uint32(8))
    return following


@lru_cache(maxsize=1)
def _distance_table() -> NDArray[np.uint32]:
    """Entry ``256 * d + b``: byte b followed by d zero bytes, d below `_BLOCK`."""
    rows = [_byte_table()]
    while len(rows) < _BLOCK:
        rows.append(_after_zero_byte(rows[-1]))
    return np.concatenate(rows)


@lru_cache(maxsize=1)
def _start_table() -> NDArray[np.uint32]:
    """Entry n: a register started at all ones after n zero bytes, n below `_BLOCK`."""
    registers = [np.array([_ALL_ONES], np.uint32)]
    while len(registers) < _BLOCK:
        registers.append(_after_zero_byte(registers[-1]))
    return np.concatenate(registers)


@lru_cache(maxsize=64)
def _power_table(power: int) -> NDArray[np.uint32]:
    """Tables of shape (4, 256), one for each byte of a register: ``_BLOCK * 2**power`` zero bytes later."""
    if power:
        half = _power_table(power - 1)
        return np.stack([_apply(half, half[byte]) for byte in range(4)])
    registers: NDArray[np.uint32] = np.arange(256, dtype=np.uint32) << np.array([[0], [8], [16], [24]], np.uint32)
    for _ in range(_BLOCK):
        registers = _after_zero_byte(registers)
    return registers
