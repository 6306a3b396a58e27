"""Forms of police records: collar numbers, references, exhibits."""
