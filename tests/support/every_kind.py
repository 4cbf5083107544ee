"""One value of every kind that tensorboardX writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import tensorboardX

KINDS = {
    "scalar": "scalars",
    "histogram": "histograms",
    "raw": "histograms",
    "image": "images",
    "images": "images",
    "boxes": "images",
    "text/text_summary": "text",
    "pr": "pr_curves",
    "mesh_1": "meshes",
}


def add_every_kind(writer: tensorboardX.SummaryWriter, step: int) -> None:
    writer.add_scalar("scalar", step, step)
    writer.add_histogram("histogram", np.arange(10.0), step)
    writer.add_histogram_raw("raw", 0.0, 0.0, 0.0, 0.0, 0.0, [1.0], [0], step)
    writer.add_image("image", np.zeros((3, 4, 4), np.uint8), step)
    writer.add_images("images", np.zeros((2, 3, 4, 4), np.uint8), step)
    writer.add_image_with_boxes("boxes", np.zeros((3, 8, 8), np.uint8), np.array([[1, 1, 4, 4]]), step)
    writer.add_text("text", "hello", step)
    writer.add_pr_curve("pr", np.array([0, 1]), np.array([0.1, 0.9]), step)
    writer.add_mesh("mesh", np.zeros((1, 3, 3)), global_step=step)
