"""The valve: sealed anonymised cases as bytes by SHA-256, recall, context requests, glossary."""
