from __future__ import annotations

from alembic import context

import panel.migrations.tables  # noqa: F401  # fills Base.metadata
from panel.kernel.database import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
