"""Images: the pictures a training wrote, each as it was encoded."""

from tbx_widget.dashboards.element import ElementKind, TableForm
from tbx_widget.dashboards.images.decode import Image, Picture, decode

IMAGES = ElementKind(name="images", decode=decode)
TABLE: TableForm[Image] = TableForm(
    columns={"sample": "integer", "width": "integer", "height": "integer", "mime_type": "text", "bytes": "integer"},
    rows=lambda image: (
        (number, picture.width, picture.height, picture.mime_type, len(picture.data))
        for number, picture in enumerate(image.samples)
    ),
)

__all__ = ["IMAGES", "TABLE", "Image", "Picture"]
