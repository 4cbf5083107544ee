"""Many inputs, each with a bound on its time and memory, in a process that may die of them."""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import resource
import signal
import time
import traceback
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tbx_widget.events import Plans
from tools.fuzz.judge import Finding, judge
from tools.fuzz.mutate import make
from tools.fuzz.on_disk import judge_on_disk
from tools.fuzz.together import Company, judge_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from types import FrameType

LONGEST_S: Final = 5
"""For one input of some kilobytes, which takes about a millisecond."""
MEMORY_BYTES: Final = 256 << 20
"""What a process may take beside what it had."""
_DEAD_S: Final = 30
TOGETHER: Final = 32
"""Inputs that are read at once; the first of them also from disk, and alone."""
_ACQUAINTED: Final = 16 * TOGETHER
"""Inputs that share what is learned of their events: a multiple of those that are read at once."""
_fork = multiprocessing.get_context("fork")


class Failure(NamedTuple):
    """An input that fails, by its number, and how; the first of a group if it cannot be told which."""

    number: int
    how: str


def run(seed: int, first: int, last: int) -> Iterator[Failure]:
    """Judge the inputs from `first` to before `last`."""
    while first < last:
        failures, reached = _in_a_process(partial(_judge_all, seed, range(first, last)))
        yield from failures
        first = max(reached, first) + TOGETHER


def failure_of(data: bytes) -> str:
    """How one input fails, "" if it does not."""
    failures, _ = _in_a_process(partial(_judge_thoroughly, data))
    return failures[0].how if failures else ""


def judge_thoroughly(data: bytes) -> None:
    """Judge one input, grown in many ways.

    Raises
    ------
    Finding
        As `judge` does.
    """
    for seed in range(30):
        judge(data, random.Random(seed))
    judge_on_disk(data, random.Random(0))


def _judge_thoroughly(data: bytes, tell: Callable[[int, str], None]) -> None:
    tell(0, _how(partial(judge_thoroughly, data)))


def _judge_all(seed: int, numbers: range, tell: Callable[[int, str], None]) -> None:
    for first in range(numbers.start, numbers.stop, TOGETHER):
        block, place = divmod(first - numbers.start, _ACQUAINTED)
        if not place:
            plans = Plans(fewest=1) if block % 2 else Plans()
        tell(first, "")
        group = range(first, min(first + TOGETHER, numbers.stop))
        files = [make(seed, number) for number in group]
        rng = random.Random(first)
        for place, how in _judge_group(files, plans, rng):
            tell(group[place], how)
        for way in (judge_on_disk, judge):
            tell(first, _how(partial(way, files[0], rng)))


def _judge_group(files: Sequence[bytes], plans: Plans, rng: random.Random) -> Iterator[tuple[int, str]]:
    """Judge files together; yield the place of each that fails, and how."""
    try:
        how = _how(partial(judge_together, files, plans, rng))
    except Company as company:
        yield company.place, str(company)
        return
    alone = [(place, _how(partial(judge, data, rng))) for place, data in enumerate(files)] if how else []
    found = [(place, why) for place, why in alone if why]
    yield from found or ([(0, f"among others, {how}")] if how else [])


def _how(work: Callable[[], None]) -> str:
    """Say how a piece of work fails, "" if it does not; it may take some seconds."""
    signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
    try:
        work()
    except Company:
        raise
    except Finding as finding:
        return str(finding)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"raises {error!r} in {last.name}, line {last.lineno}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return ""


def _in_a_process(work: Callable[[Callable[[int, str], None]], None]) -> tuple[list[Failure], int]:
    """Return the failures, and the last number that was begun."""
    receiver, sender = _fork.Pipe(duplex=False)
    begun = _fork.Value("q", -1, lock=False)

    def tell(number: int, how: str) -> None:
        begun.value = number
        if how:
            sender.send((number, how))

    process = _fork.Process(target=_bounded, args=(work, tell, sender))
    process.start()
    sender.close()
    failures = list(_received(receiver, lambda: begun.value))
    if failures and failures[-1].how == _HANGS:
        process.kill()
    process.join()
    if process.exitcode and not (failures and failures[-1].how == _HANGS):
        failures.append(Failure(begun.value, f"dies, exit code {process.exitcode}"))
    return failures, begun.value


_HANGS: Final = "hangs where Python cannot interrupt it"


def _received(receiver: Connection, reached: Callable[[], int]) -> Iterator[Failure]:
    last, since = -1, time.monotonic()
    while True:
        with contextlib.suppress(EOFError):
            if receiver.poll(1):
                yield Failure(*receiver.recv())
                continue
            if reached() != last:
                last, since = reached(), time.monotonic()
            if time.monotonic() - since > _DEAD_S:
                yield Failure(last, _HANGS)
                return
            continue
        return


def _bounded(work: Callable[[Callable[[int, str], None]], None], tell: Callable[[int, str], None], _: object) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    signal.signal(signal.SIGALRM, _too_long)
    warnings.simplefilter("error")
    work(tell)


def _too_long(_: int, __: FrameType | None) -> None:
    raise Finding(f"takes more than {LONGEST_S} s")
