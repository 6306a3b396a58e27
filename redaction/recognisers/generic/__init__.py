"""Forms found anywhere: e-mail, phone, web, bank, dates, ages."""
