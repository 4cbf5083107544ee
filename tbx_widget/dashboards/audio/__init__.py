"""Audio: the clips a training wrote, each as it was encoded."""

from tbx_widget.dashboards.audio.decode import Audio, Clip, decode
from tbx_widget.dashboards.element import ElementKind, TableForm

AUDIO = ElementKind(name="audio", decode=decode)
TABLE: TableForm[Audio] = TableForm(
    columns={
        "sample": "integer",
        "sample_rate": "number",
        "channels": "integer",
        "frames": "integer",
        "label": "text",
        "mime_type": "text",
        "bytes": "integer",
    },
    rows=lambda audio: (
        (number, clip.sample_rate, clip.channels, clip.frames, clip.label, clip.mime_type, len(clip.data))
        for number, clip in enumerate(audio.samples)
    ),
)

__all__ = ["AUDIO", "TABLE", "Audio", "Clip"]
