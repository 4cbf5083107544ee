"""Many inputs, each with a bound on its time and memory, in a process that may die of them."""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import resource
import signal
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tbx_widget.events import Plans
from tools.fuzz.judge import Finding, judge
from tools.fuzz.mutate import make
from tools.fuzz.on_disk import judge_on_disk
from tools.fuzz.together import Company, judge_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from types import FrameType

LONGEST_S: Final = 5
"""For one input of some kilobytes, which takes about a millisecond."""
MEMORY_BYTES: Final = 256 << 20
"""What a process may take beside what it had."""
_DEAD_S: Final = 30
TOGETHER: Final = 32
"""Inputs that are read at once; the first of them also from disk, and alone."""
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
    judge_together([data] * 3, Plans(fewest=1), random.Random(0))
    judge_on_disk(data, random.Random(0))


def _judge_thoroughly(data: bytes, tell: Callable[[int, str], None]) -> None:
    tell(0, "")
    with _told(range(1), tell):
        judge_thoroughly(data)


def _judge_all(seed: int, numbers: range, tell: Callable[[int, str], None]) -> None:
    plans = Plans(fewest=1)
    for first in range(numbers.start, numbers.stop, TOGETHER):
        group = range(first, min(first + TOGETHER, numbers.stop))
        tell(first, "")
        files = [make(seed, number) for number in group]
        rng = random.Random(first)
        with _told(group, tell):
            judge_together(files, plans, rng)
        with _told(group, tell):
            judge_on_disk(files[0], rng)
        with _told(group, tell):
            judge(files[0], rng)


@contextlib.contextmanager
def _told(group: range, tell: Callable[[int, str], None]) -> Iterator[None]:
    """Bound the time, and tell whatever is raised."""
    signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
    try:
        yield
    except Company as company:
        tell(group[company.place], str(company))
    except Finding as finding:
        tell(group[0], str(finding))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        tell(group[0], f"raises {error!r}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


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
    work(tell)


def _too_long(_: int, __: FrameType | None) -> None:
    raise Finding(f"takes more than {LONGEST_S} s")
