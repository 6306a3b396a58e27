"""From trained weights to the model file that the product loads: ONNX, with whole-number weights of eight bits.

Word tables keep a scale for every row, matrices one for every output. Seven of the eight bits are used in matrices, because older
processors add two products in sixteen bits and would overflow.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from redaction.tagging.pieces import TRAITS
from redaction.training.start import HEADS, WIDTH

OPSET, IR = 20, 10
RUNTIME = "com.microsoft"
"""The domain of steps that onnxruntime adds to the standard ones."""
EPSILON = 1e-12


class Drawing:
    """A graph in the making: every step gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.stored: list[Any] = []

    def constant(self, name: str, values: Any) -> str:
        """Store an array under a name."""
        self.stored.append(numpy_helper.from_array(np.asarray(values, order="C"), name))
        return name

    def step(self, kind: str, name: str, given: Sequence[str], **how: Any) -> str:
        """Add a step with one result."""
        self.nodes.append(helper.make_node(kind, list(given), [name], name=name, **how))
        return name

    def dense(self, name: str, x: str, w: Any, b: Any) -> str:
        """A matrix and a sum."""
        made = self.step("MatMul", name + "_x", [x, self.constant(name + "_w", w)])
        return self.step("Add", name, [made, self.constant(name + "_b", b)])

    def norm(self, name: str, x: str, weights: dict[str, Any]) -> str:
        """Layers brought to one scale."""
        given = [x, self.constant(name + "_g", weights["g"]), self.constant(name + "_o", weights["b"])]
        return self.step("LayerNormalization", name, given, axis=-1, epsilon=EPSILON)


def _rows(draw: Drawing, name: str, table: Any, numbers: str) -> str:
    """Rows of a table that is stored in eight bits with a scale for each row."""
    scales = np.maximum(np.abs(table).max(-1, keepdims=True), 1e-8).astype(np.float32) / 127
    small = np.clip(np.rint(table / scales), -127, 127).astype(np.int8)
    rows = draw.step("Gather", name + "_small", [draw.constant(name + "_table", small), numbers])
    scale = draw.step("Gather", name + "_scale", [draw.constant(name + "_scales", scales), numbers])
    whole = draw.step("Cast", name + "_whole", [rows], to=TensorProto.FLOAT)
    return draw.step("Mul", name, [whole, scale])


def _opening(draw: Drawing, weights: dict[str, Any]) -> str:
    x = _rows(draw, "words", weights["words"], "ids")
    x = draw.step("Add", "placed", [x, _rows(draw, "places", weights["places"], "positions")])
    for place, name in enumerate(TRAITS):
        at = draw.constant(f"at_{name}", np.array(place, np.int64))
        column = draw.step("Gather", f"column_{name}", ["traits", at], axis=2)
        table = draw.constant(f"trait_{name}", weights["traits"][name])
        x = draw.step("Add", f"with_{name}", [x, draw.step("Gather", f"trait_{name}_rows", [table, column])])
    return draw.norm("start", x, weights["norm"])


def _attention(draw: Drawing, name: str, x: str, weights: dict[str, Any]) -> str:
    """What every piece takes from the others. The runtime's own step is a tenth faster than the plain ones it stands for."""
    parts = [f"{name}_{part}" for part in "qkv"]
    whole = {kind: np.concatenate([weights[part][kind] for part in "qkv"], axis=-1) for kind in "wb"}
    made = draw.dense(f"{name}_qkv", x, whole["w"], whole["b"])
    draw.nodes.append(helper.make_node("Split", [made, "by_part"], parts, name=f"{name}_parts", axis=-1))
    return draw.step("MultiHeadAttention", f"{name}_sum", parts, domain=RUNTIME, num_heads=HEADS)


def _layer(draw: Drawing, name: str, x: str, weights: dict[str, Any]) -> str:
    mixed = _attention(draw, name, x, weights)
    out = draw.dense(f"{name}_o", mixed, weights["o"]["w"], weights["o"]["b"])
    x = draw.norm(f"{name}_n1", draw.step("Add", f"{name}_first", [x, out]), weights["n1"])
    wide = draw.step(
        "Gelu", f"{name}_gelu", [draw.dense(f"{name}_up", x, weights["up"]["w"], weights["up"]["b"])]
    )
    down = draw.dense(f"{name}_down", wide, weights["down"]["w"], weights["down"]["b"])
    return draw.norm(f"{name}_n2", draw.step("Add", f"{name}_second", [x, down]), weights["n2"])


def graph_of(weights: dict[str, Any]) -> Any:
    """The whole model in full precision. It takes `ids`, `traits` and `positions`, and gives `chances`.

    Windows read together must be of one length: nothing hides the pieces that would fill up a shorter one.
    """
    draw = Drawing()
    draw.constant("by_part", np.array([WIDTH] * 3, np.int64))
    x = _opening(draw, weights)
    for number, layer in enumerate(weights["layers"]):
        x = _layer(draw, f"layer{number}", x, layer)
    scores = draw.dense("head", x, weights["head"]["w"], weights["head"]["b"])
    draw.step("Softmax", "chances", [scores], axis=-1)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["windows", "pieces"]),
        helper.make_tensor_value_info("traits", TensorProto.INT64, ["windows", "pieces", len(TRAITS)]),
        helper.make_tensor_value_info("positions", TensorProto.INT64, ["pieces"]),
    ]
    output = helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["windows", "pieces", "classes"])
    graph = helper.make_graph(draw.nodes, "reader", inputs, [output], draw.stored)
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)]
    made = helper.make_model(graph, opset_imports=domains, ir_version=IR)
    onnx.checker.check_model(made)
    return made


def export(weights: dict[str, Any], file: Path) -> None:
    """Write the model file. The same weights give the same bytes."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(graph_of(weights), str(whole))
        quantize_dynamic(
            whole, file, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip
