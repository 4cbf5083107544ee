from __future__ import annotations

import pytest

from tbx_widget.sources.urls import is_url, public_name, scrub, secrets_of, texts


@pytest.mark.parametrize("path", ["s3://bucket", "memory://", "simplecache::s3://bucket/logs", "abfs+x://c@a/logs"])
def test_an_address_begins_with_a_scheme(path):
    assert is_url(path)


@pytest.mark.parametrize("path", ["logs", "/a/b://c", "a=b://c", "C:\\logs", "C:/logs", ""])
def test_a_path_does_not(path):
    assert not is_url(path)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("s3://bucket/logs", "s3://bucket/logs"),
        ("s3://bucket/user@home/logs", "s3://bucket/user@home/logs"),
        ("sftp://host:2222/logs", "sftp://host:2222/logs"),
        ("s3://key:secret@host/logs", "s3://host/logs"),
        ("s3://key:sec/ret@host/logs", "s3://host/logs"),
        ("s3://key:sec?ret@host/logs", "s3://host/logs"),
        ("sftp://user@host/logs", "sftp://host/logs"),
        ("https://host/tfevents?signature=abc#x", "https://host/tfevents"),
        ("simplecache::s3://k:s@host/logs", "simplecache::s3://host/logs"),
        ("logs?a=b", "logs?a=b"),
    ],
)
def test_a_public_name_holds_no_credentials(url, name):
    assert public_name(url) == name


def test_what_a_public_name_leaves_out_is_secret():
    assert secrets_of("s3://key:sec%2Fret@host/logs?token=abc") == {
        *("key:sec%2Fret", "key:sec/ret", "key", "sec%2Fret", "sec/ret"),
        *("token=abc", "abc"),
    }
    assert secrets_of("s3://host/logs") == set()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("GET https://h/x?sig=1 failed", "GET https://h/x failed"),
        ("no 's3://k:s@h/x' there", "no 's3://h/x' there"),
        ("Key AKIA123456 is unknown", "Key *** is unknown"),
        ("sent AKIA123456%2Fx", "sent ***%2Fx"),
        ("pw and spawn", "*** and spawn"),
        ("a%2Fsecret%2Bword", "***"),
    ],
)
def test_messages_are_scrubbed(text, clean):
    assert scrub(text, ["AKIA123456", "pw", "a/secret+word"]) == clean


def test_texts_of_nested_options():
    options = {"key": "a", "client": {"headers": [("X", b"b")]}, "anon": False, "port": 1, "empty": ""}
    assert sorted(texts(options)) == ["X", "a", "b"]
