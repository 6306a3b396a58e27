"""From a closed case file to text a panel may read: the machine proposes, a preparer decides, the check finds what is left."""
