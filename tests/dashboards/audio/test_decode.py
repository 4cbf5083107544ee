from __future__ import annotations

import io
import wave

import pytest

from tbx_widget.dashboards.audio.decode import Clip, decode
from tbx_widget.dashboards.audio.wav import read_header
from tbx_widget.errors import DecodeError
from tbx_widget.events.payload_pb2 import Audio
from tests.support.payloads import payload, strings


def wav(frames=100, channels=2, rate=8000):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(2 * channels * frames))
    return buffer.getvalue()


def test_an_old_message_says_all_itself():
    message = Audio(
        sample_rate=44100, num_channels=1, length_frames=7, encoded_audio_string=b"??", content_type=b"audio/mp3"
    )
    assert decode(payload(audio=message)).samples == (Clip(b"??", "audio/mp3", 44100, 1, 7),)


def test_what_a_message_does_not_say_stands_in_the_header():
    found = decode(payload(audio=Audio(encoded_audio_string=wav())))
    assert (found.sample_rate, found.channels, found.frames, found.mime_type) == (8000, 2, 100, "audio/wav")


def test_a_tensor_holds_clips_and_labels():
    found = decode(payload(tensor=strings([wav(), b"a", wav(50, 1), b"\xff"], [2, 2])))
    assert [(clip.frames, clip.channels, clip.label) for clip in found.samples] == [(100, 2, "a"), (50, 1, "\\xff")]
    assert found.label == "a"


def test_silence_that_was_stripped_still_counts():
    assert decode(payload(tensor=strings([wav().rstrip(b"\0"), b""], [1, 2]))).frames == 100


def test_chunks_before_the_format_are_passed_over():
    data = wav()
    assert read_header(data[:12] + b"LIST\x03\0\0\0abc\0" + data[12:]).frames == 100


@pytest.mark.parametrize("length", [0, 11, 12, 20, 39])
def test_a_cut_header_says_nothing(length):
    assert read_header(wav()[:length]) is None


def test_a_clip_of_unknown_format_is_kept():
    assert decode(payload(tensor=strings([b"OggS", b""], [1, 2]))).samples[0].data == b"OggS"


def test_no_clips_are_no_samples():
    found = decode(payload(tensor=strings([], [0, 2])))
    assert (found.samples, found.data, found.frames) == ((), b"", 0)


@pytest.mark.parametrize("field", [{}, {"tensor": strings([b"one"])}])
def test_what_holds_no_clips_is_refused(field):
    with pytest.raises(DecodeError):
        decode(payload(**field))


def test_a_clip_that_is_nearly_all_empty_chunks_has_no_header():
    data = wav()
    assert read_header(data[:12] + b"junk\0\0\0\0" * 100 + data[12:]) == read_header(data)
    assert read_header(data[:12] + b"junk\0\0\0\0" * 5000 + data[12:]) is None
