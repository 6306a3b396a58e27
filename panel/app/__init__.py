"""The application factories: office (with the key), room (without), both (the embedded default)."""
