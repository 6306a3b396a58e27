"""How the data and weights beside this library were made, as commands that make them again."""
