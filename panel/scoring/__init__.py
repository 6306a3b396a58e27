"""Independent sheets, the discussion, the agreed sheet and the minority view. Blind until a case is opened for discussion."""
