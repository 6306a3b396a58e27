"""Two verifiers let a case out: they read it beside its original, approve exact bytes, and can call it back."""
