"""What agencies answered and did: responses, lettered actions, evidence, verification, closing and the board page."""
