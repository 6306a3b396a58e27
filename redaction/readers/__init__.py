"""Readers: one file per format. Each gives canonical text and sentences about what a reader of the original might miss."""
