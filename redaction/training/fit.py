"""Fitting the reader: every pass over the lessons tells them of other people.

After each pass the state lies in a folder, so a training that was stopped goes on with the next pass and ends at the same weights.
"""

from __future__ import annotations

import math
import pickle
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import msgspec
import numpy as np
import optax

from redaction.tagging.classes import CLASSES, NUMBER
from redaction.tagging.pieces import TRAITS
from redaction.training.corpus import Lesson
from redaction.training.exercises import NO_LESSON, Batch, batches, exercises
from redaction.training.network import Weights, logits
from redaction.training.start import starting_weights
from redaction.training.variety import surfaces_by_type, varied


class Plan(msgspec.Struct, frozen=True):
    """How to train. Each of the `passes` is over shares of our own prose and of the public sets, drawn anew."""

    seed: int = 20261
    passes: int = 3
    own_share: float = 0.82
    court_share: float = 0.35
    tweet_share: float = 0.04
    rate: float = 2e-4
    new_rate: float = 2e-3
    warm_up: float = 0.06
    decay: float = 0.01
    dropped: float = 0.1
    smoothing: float = 0.02


class Progress(msgspec.Struct, frozen=True):
    """Where a training stands: steps done of all, and the mean surprise of late."""

    done: int
    steps: int
    loss: float


Tell = Callable[[Progress], None]
NAMES_ALONE = 0.5
"""What a lesson from a set that marks names alone weighs."""


def loss(weights: Weights, given: Batch, key: Any, plan: Plan) -> Any:
    """Mean surprise at the answers. In sets that mark names alone, only *name or not* counts."""
    scores = logits(weights, given.ids, given.traits, given.given, key, plan.dropped)
    chances = jax.nn.log_softmax(scores, -1)
    known = given.answers != NO_LESSON
    answers = jnp.where(known, given.answers, 0)
    right = jnp.take_along_axis(chances, answers[..., None], -1)[..., 0]
    right = (1 - plan.smoothing) * right + plan.smoothing * chances.mean(-1)
    name = chances[..., NUMBER["P"]]
    other = jnp.log1p(-jnp.clip(jnp.exp(name), 0.0, 1 - 1e-4))
    alone = jnp.where(answers == NUMBER["P"], name, other)
    each = jnp.where(given.names_only[:, None], NAMES_ALONE * alone, right)
    return -(each * known).sum() / jnp.maximum(known.sum(), 1)


KEPT = ("words", "places")
"""Rampart's vocabulary stays as it is."""


def _kind(path: Any, _: Any) -> str:
    """The new parts learn fast, Rampart's layers slowly."""
    return "new" if path[0].key in ("head", "traits") else "old"


def _kinds(weights: Weights) -> Any:
    """The kind of every weight, laid out as the weights are."""
    return jax.tree_util.tree_map_with_path(_kind, weights)


def _rates(plan: Plan, steps: int) -> optax.GradientTransformation:
    def rule(peak: float) -> optax.GradientTransformation:
        warm = max(1, int(plan.warm_up * steps))
        schedule = optax.warmup_cosine_decay_schedule(0.0, peak, warm, steps, 0.02 * peak)
        return optax.adamw(schedule, weight_decay=plan.decay)

    rules = {"new": rule(plan.new_rate), "old": rule(plan.rate)}
    return optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(rules, _kinds))


def lessons_of_pass(own: Sequence[Lesson], public: Sequence[Lesson], number: int, plan: Plan) -> list[Batch]:
    """The batches of one pass, told anew."""
    chance = random.Random(plan.seed * 1000 + number)
    court = [lesson for lesson in public if not lesson.names_only]
    tweets = [lesson for lesson in public if lesson.names_only]
    told = [
        *chance.sample(own, math.ceil(plan.own_share * len(own))),
        *chance.sample(court, int(plan.court_share * len(court))),
        *chance.sample(tweets, int(plan.tweet_share * len(tweets))),
    ]
    pool = surfaces_by_type(own)
    return batches([e for lesson in told for e in exercises(varied(lesson, pool, chance), chance)], chance)


def _taught(weights: Weights) -> Weights:
    return {name: part for name, part in weights.items() if name not in KEPT}


class Training:
    """Weights in the making. `folder` keeps the state after each pass."""

    def __init__(self, own: Sequence[Lesson], public: Sequence[Lesson], plan: Plan, folder: Path) -> None:
        jax.config.update("jax_default_prng_impl", "unsafe_rbg")
        self.own, self.public, self.plan, self.folder = own, public, plan, folder
        self.per_pass = len(lessons_of_pass(own, public, 0, plan))
        self.steps = plan.passes * self.per_pass
        self.weights: Weights = jax.tree.map(jnp.asarray, starting_weights(len(CLASSES), plan.seed))
        self.rates = _rates(plan, self.steps)
        self.state: Any = self.rates.init(_taught(self.weights))
        self.passed = self.done = 0
        self.mean: float | None = None
        self.step = jax.jit(self._step)

    def _step(self, weights: Weights, state: Any, given: dict[str, Any], key: Any) -> Any:
        taught = _taught(weights)
        surprise = jax.value_and_grad(
            lambda changing: loss({**weights, **changing}, Batch(**given), key, self.plan)
        )
        value, slope = surprise(taught)
        change, state = self.rates.update(slope, state, taught)
        return {**weights, **optax.apply_updates(taught, change)}, state, value

    def _file(self) -> Path:
        return self.folder / "training.pickle"

    def resume(self) -> bool:
        """Go on from the last finished pass, if this plan and these lessons left one."""
        if not self._file().exists():
            return False
        kept = pickle.loads(self._file().read_bytes())
        if kept["sign"] != self._sign():
            return False
        self.weights, self.state = jax.tree.map(jnp.asarray, (kept["weights"], kept["state"]))
        self.passed, self.done, self.mean = kept["passed"], kept["done"], kept["mean"]
        return True

    def _sign(self) -> tuple[Any, ...]:
        sizes = (len(self.own), len(self.public), sum(len(lesson.text) for lesson in self.own))
        return (self.plan, CLASSES, tuple(TRAITS.items()), sizes)

    def _keep(self) -> None:
        held = {
            "sign": self._sign(), "passed": self.passed, "done": self.done, "mean": self.mean,
            "weights": jax.tree.map(np.asarray, self.weights), "state": jax.tree.map(np.asarray, self.state),
        }  # fmt: skip
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self._file().with_suffix(".draft")
        draft.write_bytes(pickle.dumps(held))
        draft.replace(self._file())

    def _pass(self) -> Iterator[Progress]:
        key = jax.random.key(self.plan.seed)
        for one in lessons_of_pass(self.own, self.public, self.passed, self.plan):
            given = msgspec.structs.asdict(one)
            own_key = jax.random.fold_in(key, self.done)
            self.weights, self.state, value = self.step(self.weights, self.state, given, own_key)
            self.done += 1
            self.mean = float(value) if self.mean is None else 0.98 * self.mean + 0.02 * float(value)
            yield Progress(self.done, self.steps, self.mean)

    def run(self, tell: Tell) -> Weights:
        """All passes that are left. `tell` hears of every step. Returns plain arrays."""
        while self.passed < self.plan.passes:
            for progress in self._pass():
                tell(progress)
            self.passed += 1
            self._keep()
        plain: Weights = jax.tree.map(np.asarray, self.weights)
        return plain
