"""Write runs with torch or TensorFlow: ``PYTHON foreign.py < runs.json``.

Runs by itself, in a Python that has these packages and nothing of ours. Each run says its writer, path, steps, seed and
tags.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np


def torch(path: str, values: Any, tags: list[str], **style: bool) -> None:  # noqa: ANN401 - NumPy of another Python
    from torch.utils.tensorboard import SummaryWriter  # noqa: PLC0415 - heavy, and only one writer is asked for

    with SummaryWriter(path, max_queue=10_000) as writer:
        for step, row in enumerate(values.tolist()):
            for tag, value in zip(tags, row, strict=True):
                writer.add_scalar(tag, value, step, **style)


def torch_new_style(path: str, values: Any, tags: list[str]) -> None:  # noqa: ANN401
    torch(path, values, tags, new_style=True)


def torch_double(path: str, values: Any, tags: list[str]) -> None:  # noqa: ANN401
    torch(path, values, tags, new_style=True, double_precision=True)


def tf1(path: str, values: Any, tags: list[str]) -> None:  # noqa: ANN401
    import tensorflow as tf  # noqa: PLC0415

    v1 = tf.compat.v1
    with tf.Graph().as_default():
        writer = v1.summary.FileWriter(path)
        for step, row in enumerate(values.tolist()):
            made = [v1.Summary.Value(tag=tag, simple_value=value) for tag, value in zip(tags, row, strict=True)]
            writer.add_summary(v1.Summary(value=made), step)
        writer.close()


def tf2(path: str, values: Any, tags: list[str]) -> None:  # noqa: ANN401
    import tensorflow as tf  # noqa: PLC0415

    writer = tf.summary.create_file_writer(path, max_queue=10_000)
    with writer.as_default():
        for step, row in enumerate(values.tolist()):
            for tag, value in zip(tags, row, strict=True):
                tf.summary.scalar(tag, value, step)
    writer.close()


WRITERS = {"torch": torch, "torch_new_style": torch_new_style, "torch_double": torch_double, "tf1": tf1, "tf2": tf2}


if __name__ == "__main__":
    for run in json.load(sys.stdin):
        values = np.random.default_rng(run["seed"]).standard_normal((run["steps"], len(run["tags"])))
        WRITERS[run["writer"]](run["path"], values, run["tags"])
