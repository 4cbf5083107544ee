"""Event files that nobody would write on purpose, and what must hold for every one of them."""
