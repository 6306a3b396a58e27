"""You said, we did: texts that two people approved word for word, and the public page made of them."""
