"""What every stage stands on: ids, clock, working days, errors, transaction, keys, state tables, suppression."""
