"""The trained reader: one class for every word of a text, from a small language model of our own training."""
