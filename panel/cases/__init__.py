"""Closed case files: how they come in, what their dates say, which are drawn, and when they are destroyed."""
