"""What the eyes know: one recogniser a file, the knowledge in constants at its top.

`generic/` forms found anywhere, `uk/` forms of this country, `policing/` forms of police records, `names/` people.
"""
