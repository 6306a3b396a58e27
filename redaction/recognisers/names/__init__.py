"""People: known parties, titles and ranks, sentence patterns, two language models and a list of names."""
