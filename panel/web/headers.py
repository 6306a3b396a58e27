"""Security headers on every answer, and the nonce of this page's scripts."""

from __future__ import annotations

import secrets
from typing import Any

from litestar import Request
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
_FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "x-frame-options": "DENY",
}


async def choose_nonce(request: Request[Any, Any, Any]) -> None:
    request.state.csp_nonce = secrets.token_urlsafe(16)


async def add_headers(message: Message, scope: Scope) -> None:
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    headers["content-security-policy"] = _POLICY.format(
        nonce=scope.get("state", {}).get("csp_nonce", secrets.token_urlsafe(16))
    )
    for name, value in _FIXED.items():
        headers[name] = value
    if "cache-control" not in headers:
        headers["cache-control"] = "no-store"
