"""The network in JAX, as it is trained: a six-layer reader with traits added to its word pieces."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp

from redaction.tagging.pieces import TRAITS
from redaction.training.start import HEADS, WIDTH

Weights = dict[str, Any]
SMALLEST = 1e-12
"""What Rampart adds to a variance before dividing by it."""


def _dense(x: Any, weights: Weights) -> Any:
    return jnp.dot(x, weights["w"]) + weights["b"]


def _norm(x: Any, weights: Weights) -> Any:
    mean = x.mean(-1, keepdims=True)
    spread = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(spread + SMALLEST) * weights["g"] + weights["b"]


def _dropped(x: Any, key: Any, share: float) -> Any:
    if not share:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - share, x.shape), x / (1 - share), 0.0)


def _heads(x: Any) -> Any:
    return x.reshape(*x.shape[:2], HEADS, WIDTH // HEADS)


def _layer(x: Any, bias: Any, weights: Weights, key: Any, share: float) -> Any:
    first, second = jax.random.split(key)
    q, k, v = (_heads(_dense(x, weights[name])) for name in ("q", "k", "v"))
    scores = jnp.einsum("bqhd,bkhd->bhqk", q, k) / (WIDTH // HEADS) ** 0.5 + bias
    mixed = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores, -1), v).reshape(x.shape)
    x = _norm(x + _dropped(_dense(mixed, weights["o"]), first, share), weights["n1"])
    wide = jax.nn.gelu(_dense(x, weights["up"]), approximate=False)
    return _norm(x + _dropped(_dense(wide, weights["down"]), second, share), weights["n2"])


def logits(weights: Weights, ids: Any, traits: Any, given: Any, key: Any, share: float = 0.0) -> Any:
    """Scores of shape windows by pieces by classes. `ids` and `given` are windows by pieces, `given` true for real pieces;
    `traits` is windows by pieces by traits; `share` of each layer's output is dropped while training.
    """
    x = weights["words"][ids] + weights["places"][: ids.shape[1]]
    for place, name in enumerate(TRAITS):
        x = x + weights["traits"][name][traits[..., place]]
    keys = jax.random.split(key, len(weights["layers"]) + 1)
    x = _dropped(_norm(x, weights["norm"]), keys[0], share)
    bias = jnp.where(given, 0.0, -1e9)[:, None, None, :]
    for layer, own in zip(weights["layers"], keys[1:], strict=True):
        x = _layer(x, bias, layer, own, share)
    return _dense(x, weights["head"])
