"""What the application gives every route by name: `house: TheHouse`, `viewer: TheViewer`, `form: TheForm`, `request: Web`."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.di import NamedDependency

from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.web.forms import Form

Web = Request[Any, Any, Any]
TheHouse = NamedDependency[House]
TheViewer = NamedDependency[Viewer]
TheForm = NamedDependency[Form]
