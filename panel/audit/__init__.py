"""The append-only record of what was done and what was read, hash-chained, in the same transaction as the write."""
