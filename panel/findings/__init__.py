"""What the panel found: counts over a meeting's agreed sheets, notable practice and areas for improvement."""
