"""What every page shares: rendering, forms, errors, headers. Knows no stage and no role: the application tells it."""
