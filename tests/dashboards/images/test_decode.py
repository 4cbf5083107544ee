from __future__ import annotations

import io

import pytest
from PIL import Image as Pillow

from tbx_widget.dashboards.images.decode import Picture, decode
from tbx_widget.dashboards.images.header import mime_type_of, size_of
from tbx_widget.errors import DecodeError
from tbx_widget.events.payload_pb2 import Image
from tests.support.payloads import payload, strings


def encoded(form, **options):
    buffer = io.BytesIO()
    Pillow.new("RGB", (7, 5)).save(buffer, form, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("form", "options", "mime_type"),
    [
        ("PNG", {}, "image/png"),
        ("GIF", {}, "image/gif"),
        ("JPEG", {}, "image/jpeg"),
        ("JPEG", {"progressive": True, "comment": b"c" * 300}, "image/jpeg"),
    ],
)
def test_format_and_size_stand_in_the_first_bytes(form, options, mime_type):
    data = encoded(form, **options)
    assert (mime_type_of(data), size_of(data)) == (mime_type, (7, 5))


@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG"])
def test_a_cut_header_says_no_size(form):
    data = encoded(form)
    cut = data.index(b"\xff\xc0") + 6 if form == "JPEG" else 9
    assert all(size_of(data[:length]) == (0, 0) for length in range(cut))


def test_a_jpeg_whose_segments_do_not_follow_each_other_says_no_size():
    assert size_of(b"\xff\xd8\xff\xe0\x00\x00" + bytes(50)) == (0, 0)


def test_a_jpeg_that_is_nearly_all_fill_bytes_says_no_size():
    picture = encoded("JPEG")
    assert size_of(picture[:2] + b"\xff" * 100 + picture[2:]) == (7, 5)
    assert size_of(picture[:2] + b"\xff" * 5000 + picture[2:]) == (0, 0)


def test_an_old_message_is_one_picture_of_the_size_it_says():
    data = encoded("PNG")
    found = decode(payload(image=Image(width=14, height=10, encoded_image_string=data)))
    assert found.samples == (Picture(data, "image/png", 14, 10),)
    assert (found.width, found.height, found.data, found.mime_type) == (14, 10, data, "image/png")


def test_a_message_without_a_size_has_that_of_its_header():
    found = decode(payload(image=Image(encoded_image_string=encoded("GIF"))))
    assert (found.width, found.height, found.mime_type) == (7, 5, "image/gif")


def test_a_tensor_holds_several_pictures_of_one_size():
    data = encoded("PNG")
    found = decode(payload(tensor=strings([b"7", b"5", data, data])))
    assert found.samples == (Picture(data, "image/png", 7, 5),) * 2


def test_a_tensor_without_pictures_is_an_image_without_samples():
    found = decode(payload(tensor=strings([b"7", b"5"])))
    assert (found.samples, found.data) == ((), b"")


def test_a_size_that_is_no_number_is_read_from_the_header():
    assert decode(payload(tensor=strings([b"\xb2", b"x", encoded("PNG")]))).width == 7


@pytest.mark.parametrize("digits", [10, 5000], ids=["no picture is as wide", "more than Python reads"])
def test_a_size_of_too_many_digits_is_read_from_the_header(digits):
    assert decode(payload(tensor=strings([b"9" * digits, b"5", encoded("PNG")]))).width == 7


def test_a_notebook_shows_the_picture():
    data = encoded("PNG")
    assert decode(payload(image=Image(encoded_image_string=data)))._repr_mimebundle_()["image/png"] == data


def test_what_has_no_format_is_described_in_words_only():
    bundle = decode(payload(image=Image(encoded_image_string=b"??")))._repr_mimebundle_()
    assert bundle.keys() == {"text/plain"}


@pytest.mark.parametrize("field", [{}, {"tensor": strings([b"7"])}])
def test_what_holds_no_picture_is_refused(field):
    with pytest.raises(DecodeError):
        decode(payload(**field))
