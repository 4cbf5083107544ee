"""How fast event files are read, beside what a user would read them with instead."""

from bench.read.command import main

__all__ = ["main"]
