"""The demo: invented cases, played through the real services, and the check that all of it works."""
