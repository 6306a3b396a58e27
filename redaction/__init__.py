"""Anonymising case bundles: a plain library that knows nothing of the web or a database.

The face, used by the application, the command line and the evaluation alike:

    bundle = redaction.read_bundle(path)             # CaseBundle
    proposal = redaction.propose(bundle, policy)     # Proposal
    decided = redaction.decide(proposal, decisions)  # DecidedBundle
    out = redaction.render(decided)                  # AnonymisedBundle
    report = redaction.verify(out, bundle)           # LeakReport: empty means releasable

Importing this package loads no language model; `propose` does, at its first call.
"""
