"""Training learns, goes on where it stopped, and writes a model that the product can read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from redaction.gold import parse_gold
from redaction.tagging.classes import CLASSES
from redaction.tagging.pieces import TRAITS, arrays, windows
from redaction.training.corpus import Lesson, Mark
from redaction.training.fit import Plan, Progress, Training

pytestmark = pytest.mark.slow


def lessons() -> list[Lesson]:
    raw = [
        f"Log {n}: spoke to [[P#a:Karim Yilmaz]], he lives in [[LO:Ashmere]] and was upset."
        for n in range(24)
    ]
    return [
        Lesson(text, tuple(Mark(s.start, s.end, s.type, s.entity or "") for s in spans))
        for text, spans in map(parse_gold, raw)
    ]


def test_a_stopped_training_ends_as_one_that_ran_through(tmp_path: Path) -> None:
    plan = Plan(passes=2)
    whole: list[Progress] = []
    straight = Training(lessons(), [], plan, tmp_path / "a").run(whole.append)

    def stop_in_second_pass(progress: Progress) -> None:
        if progress.done > progress.steps // 2:
            raise KeyboardInterrupt

    stopped = Training(lessons(), [], plan, tmp_path / "b")
    with pytest.raises(KeyboardInterrupt):
        stopped.run(stop_in_second_pass)
    again = Training(lessons(), [], plan, tmp_path / "b")
    assert again.resume()
    rest: list[Progress] = []
    resumed = again.run(rest.append)
    assert rest[0].done == whole[-1].steps // 2 + 1
    assert np.allclose(straight["head"]["w"], resumed["head"]["w"], atol=1e-5)


def test_training_lowers_the_surprise_and_the_written_model_agrees_with_the_network(tmp_path: Path) -> None:
    import jax
    import onnxruntime

    from redaction.training.export import export
    from redaction.training.network import logits

    heard: list[Progress] = []
    weights = Training(lessons(), [], Plan(passes=8), tmp_path).run(heard.append)
    assert heard[-1].loss < heard[0].loss
    file = tmp_path / "reader.onnx"
    export(weights, file)
    window = next(windows("Spoke to Karim Yilmaz, he lives in Ashmere."))
    ids, traits = arrays(window)
    feed = {"ids": ids[None], "traits": traits[None], "positions": np.arange(len(ids))}
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    written = session.run(None, feed)[0][0]
    placed = jax.tree.map(jax.numpy.asarray, weights)
    scores = logits(placed, ids[None], traits[None], np.ones((1, len(ids)), bool), jax.random.key(0))
    expected = np.asarray(jax.nn.softmax(scores, -1))[0]
    assert written.shape == (len(ids), len(CLASSES))
    assert traits.shape[1] == len(TRAITS)
    assert np.abs(written - expected).mean() < 0.02
