"""An evaluation as JSON and as a table that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from redaction import targets
from redaction.evaluate import Run, TabRun
from redaction.origins import ENOUGH, OTHER, group_of
from redaction.risk_recall import KINDS, RiskCount
from redaction.scoring import (
    CLASSES,
    Mention,
    Tally,
    case_style,
    class_of,
    damages,
    entities,
    entities_by_document,
    is_lookalike,
    misses,
    wilson,
)
from redaction.spans import KEEP, NAMES

_MOST_LISTED = 40
"""Misses printed; the JSON file holds them all."""


def run_as_json(run: Run) -> dict[str, Any]:
    """The keys of the gold format, and more."""
    rightly, wrongly = run.tokens.masked_rightly, run.tokens.masked_wrongly
    figures: dict[str, Any] = {
        "system": run.system,
        "policy": run.policy,
        "bundles": run.bundles,
        "types": {
            kind: _counts(found)
            for kind, found in _grouped((m.type, m) for m in run.mentions if m.type != KEEP)
        },
        "classes": {name: _counts([m for m in run.mentions if class_of(m.type) == name]) for name in CLASSES},
        **_of_people(run),
        "keep": _damage([m for m in run.mentions if m.type == KEEP and not is_lookalike(m)]),
        "lookalikes": _damage([m for m in run.mentions if is_lookalike(m)]),
        "tokens": {
            "masked_rightly": rightly,
            "masked_wrongly": wrongly,
            "precision": rightly / (rightly + wrongly) if rightly + wrongly else None,
        }
        | _interval(rightly, rightly + wrongly),
        "risks": _risks(run.risks),
        "characters": run.characters,
        "characters_per_second": round(run.characters_per_second, 1),
        "peak_memory_mb": round(run.peak_memory_mb, 1),
        "misses": [_place(m) for m in misses(run.mentions)],
        "damages": [_place(m) for m in damages(run.mentions)],
        "documents": {
            name: {"spans": [[s.start, s.end, s.type, s.label] for s in spans]}
            for name, spans in sorted(run.predicted.items())
        },
    }
    figures["origin_spread"] = spread_between(figures["origin_groups"])
    figures["targets"] = targets.as_json(targets.rows(figures))
    return figures


def _of_people(run: Run) -> dict[str, Any]:
    """Names by how they are written, by origin and by group of origins, and the parties."""
    people = list(_people(run))
    told = [(m.origin, m) for m in people if m.origin]
    return {
        "cases": {s: _counts(found) for s, found in _grouped((case_style(m.surface), m) for m in people)},
        "origins": {o: _counts(found) for o, found in _grouped(told)},
        "origin_groups": {g: _counts(found) for g, found in _grouped((group_of(o), m) for o, m in told)},
        "parties": _counts([m for m in people if m.is_party]),
    }


def _damage(found: list[Mention]) -> dict[str, Any]:
    """How many of the words that must stay are masked, even in part."""
    damaged = sum(m.is_touched for m in found)
    return {"spans": len(found), "damaged": damaged} | _interval(damaged, len(found))


def spread_between(groups: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Largest less smallest recall of people by document, over the groups of origins with enough people."""
    enough = {name: c for name, c in groups.items() if c["entities"] >= ENOUGH and name != OTHER}
    share = {name: c["document_entities_masked"] / c["document_entities"] for name, c in enough.items()}
    return {
        "spread": max(share.values()) - min(share.values()) if len(share) > 1 else None,
        "highest": max(share, key=lambda name: (share[name], name)) if share else None,
        "lowest": min(share, key=lambda name: (share[name], name)) if share else None,
        "counted": len(share),
        "people": sum(c["entities"] for c in enough.values()),
        "enough": ENOUGH,
    }


def _risks(count: RiskCount) -> dict[str, Any]:
    alarms = wilson(count.false_alarms, count.words) if count.words else ()
    kinds = {
        kind: {"spans": c.spans, "shown": c.shown, "masked": c.masked} | _interval(c.shown, c.spans)
        for kind, c in count.kinds.items()
    }
    return {
        **kinds,
        "raised": count.raised,
        "false_alarms": count.false_alarms,
        "words": count.words,
        "false_alarms_per_1000_words": count.false_alarms_per_1000_words,
        "false_alarms_interval": [round(1000 * bound, 3) for bound in alarms],
    }


def tab_as_json(run: TabRun) -> dict[str, Any]:
    score = run.score
    figures: dict[str, Any] = {
        "system": run.system,
        "policy": run.policy,
        "format": "tab",
        "documents": run.documents,
        "ER_di": _share(score.direct),
        "ER_qi": _share(score.quasi),
        "token_recall": _share(score.recall),
        "token_precision": {"share": score.precision, "masked": score.masked_words},
        "characters": run.characters,
        "characters_per_second": round(run.characters_per_second, 1),
        "peak_memory_mb": round(run.peak_memory_mb, 1),
    }
    figures["targets"] = targets.as_json(targets.tab_rows(figures))
    return figures


def run_as_lines(figures: dict[str, Any]) -> Iterator[str]:
    """The figures of `run_as_json` for a screen: a table, then what was missed and what was damaged."""
    yield f"{figures['system']}, policy {figures['policy']}, {figures['bundles']} bundles, {figures['characters']:,} characters"
    yield f"{'':24}{'mentions':>9}{'masked':>8}  {'share (95 %)':24}{'entities':>9}  {'all masked (95 %)':24}"
    for title, rows in (
        ("By type", {f"{k} {NAMES[k]}": v for k, v in figures["types"].items()}),
        ("By class", figures["classes"]),
        ("Names by how they are written", figures["cases"]),
        ("Names by origin", figures["origins"]),
        ("Names by group of origins", figures["origin_groups"]),
        ("Parties of case.json", {"all": figures["parties"]}),
    ):
        if rows:
            yield f"-- {title}"
            yield from (_row(name, counts) for name, counts in rows.items())
    keep, words = figures["keep"], figures["tokens"]
    yield "-- Over-masking"
    yield f"{'words that must stay':24}{keep['spans']:>9} spans, {keep['damaged']} damaged: {_percent(keep['damaged'], keep['spans'])}"
    alike = figures["lookalikes"]
    if alike["spans"]:
        yield f"{'words that look like names':26}{alike['spans']:>7} spans, {alike['damaged']} damaged: {_percent(alike['damaged'], alike['spans'])}"
    masked = words["masked_rightly"] + words["masked_wrongly"]
    yield f"{'token precision':24}{masked:>9} words masked, {words['masked_rightly']} rightly: {_percent(words['masked_rightly'], masked)}"
    yield from _risk_lines(figures["risks"])
    yield f"{figures['characters_per_second']:,.0f} characters a second, {figures['peak_memory_mb']:.0f} MB at most"
    yield "-- Targets"
    yield from targets.as_lines(targets.rows(figures))
    yield from _listed("Missed", figures["misses"])
    yield from _listed("Damaged", figures["damages"])


def tab_as_lines(figures: dict[str, Any]) -> Iterator[str]:
    yield f"{figures['system']}, policy {figures['policy']}, TAB, {figures['documents']} documents, {figures['characters']:,} characters"
    for name in ("ER_di", "ER_qi", "token_recall"):
        row = figures[name]
        yield f"{name:18}{row['total']:>8}  {_percent(row['good'], row['total'])}"
    precision = figures["token_precision"]
    share = "-" if precision["share"] is None else f"{precision['share']:.3f}"
    yield f"{'token_precision':18}{precision['masked']:>8}  {share}"
    yield f"{figures['characters_per_second']:,.0f} characters a second, {figures['peak_memory_mb']:.0f} MB at most"
    yield from targets.as_lines(targets.tab_rows(figures))


def _risk_lines(risks: dict[str, Any]) -> Iterator[str]:
    yield "-- Risks shown to the preparer"
    for kind in KINDS:
        c = risks[kind]
        yield f"{kind + ' ' + NAMES[kind]:24}{c['spans']:>9} spans, {c['masked']} masked, shown {c['shown']}: {_percent(c['shown'], c['spans'])}"
    per, bounds = risks["false_alarms_per_1000_words"], risks["false_alarms_interval"]
    if per is not None:
        yield f"{'false alarms':24}{risks['false_alarms']:>9} of {risks['raised']} raised, {per:.2f} per 1,000 words ({bounds[0]:.2f} to {bounds[1]:.2f})"


def _counts(found: list[Mention]) -> dict[str, Any]:
    masked = sum(m.is_masked for m in found)
    whole, single = entities(found), entities_by_document(found)
    return {
        "mentions": len(found),
        "masked": masked,
        **_interval(masked, len(found)),
        "entities": whole.total,
        "entities_masked": whole.good,
        "entities_interval": _interval(whole.good, whole.total)["interval"],
        "document_entities": single.total,
        "document_entities_masked": single.good,
        "document_entities_interval": _interval(single.good, single.total)["interval"],
    }


def _interval(good: int, total: int) -> dict[str, list[float]]:
    return {"interval": [round(x, 4) for x in wilson(good, total)] if total else []}


def _share(tally: Tally) -> dict[str, Any]:
    return {
        "share": tally.share,
        "total": tally.total,
        "good": tally.good,
        "interval": list(tally.interval or ()),
    }


def _people(run: Run) -> list[Mention]:
    return [m for m in run.mentions if m.type == "P"]


def _grouped(pairs: Iterable[tuple[str, Mention]]) -> list[tuple[str, list[Mention]]]:
    groups: dict[str, list[Mention]] = {}
    for name, mention in pairs:
        groups.setdefault(name, []).append(mention)
    return sorted(groups.items())


def _place(mention: Mention) -> dict[str, str]:
    return {
        "document": f"{mention.bundle}/{mention.document}",
        "type": mention.type,
        "before": mention.before,
        "surface": mention.surface,
        "after": mention.after,
    }


def _row(name: str, counts: dict[str, Any]) -> str:
    left = f"{name[:23]:24}{counts['mentions']:>9}{counts['masked']:>8}  {_percent(counts['masked'], counts['mentions']):24}"
    return f"{left}{counts['entities']:>9}  {_percent(counts['entities_masked'], counts['entities']):24}"


def _percent(good: int, total: int) -> str:
    if not total:
        return "none to count"
    low, high = wilson(good, total)
    return f"{good / total:.3f} ({low:.3f} to {high:.3f})"


def _listed(title: str, places: list[dict[str, str]]) -> Iterator[str]:
    yield f"-- {title}: {len(places)}"
    for place in places[:_MOST_LISTED]:
        around = f"{place['before']}[{place['surface']}]{place['after']}".replace("\n", "⏎")
        yield f"{place['type']:5}{place['document']}: {around}"
    if len(places) > _MOST_LISTED:
        yield f"and {len(places) - _MOST_LISTED} more in the JSON file"
