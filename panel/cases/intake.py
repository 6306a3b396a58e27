"""Bringing bundles in: from the upload page one at a time, from the command line many, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec
from sqlalchemy.exc import IntegrityError

from panel.cases import rules
from panel.cases.reading import TIME_LIMIT, Answer, Asked, answer_of, ask, read_in_worker
from panel.cases.service import Receipt, receive
from panel.kernel.errors import Invalid, PanelError
from panel.kernel.house import House
from panel.kernel.viewer import Viewer

WAIT = 4 * TIME_LIMIT
"""Seconds to wait for a worker, which may first have to finish somebody else's case."""
BROKEN = (
    "The program that reads files stopped while it read this one: a document may be damaged, or made to do harm. "
    "Nothing was kept. Take the documents out one by one to find which, or export them again."
)
BUSY = "Other case files are being read, and yours had to wait too long. Nothing was kept. Try again in a few minutes."
TWO = "Bring one case at a time: either one ZIP, or the case's files together. Nothing was kept."


class ImportResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one path. `outcome`: accepted, here_already, refused (not fit for a panel) or unreadable."""

    path: str
    outcome: str
    sentence: str
    case_id: str = ""


def bring_files(house: House, viewer: Viewer, files: dict[str, bytes]) -> Receipt:
    """One bundle whose files these are, or one ZIP. Raises `Invalid` with the sentence that says what is wrong."""
    rules.check_may_bring(viewer)
    if not files:
        raise Invalid("Choose a ZIP file, or the files of one case", "files")
    zips = [name for name in files if name.lower().endswith(".zip")]
    if zips and len(files) > 1:
        raise Invalid(TWO, "files")
    size = sum(map(len, files.values()))
    if size > house.settings.upload_limit:
        most = house.settings.upload_limit // 1024**2
        raise Invalid(
            f"That is {size // 1024**2} MB, and the most is {most} MB at once. Nothing was kept. Leave out pictures, "
            "or ask your system administrator to bring the case in.",
            "files",
        )
    return _take(house, viewer, _answer(house, Asked(files=_without_folder(files))))


def picked(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """What a browser sent, by name, without what file managers leave behind. Raises `Invalid` for two of one name."""
    found: dict[str, bytes] = {}
    for name, content in files:
        last = name.rsplit("/", 1)[-1]
        if last.startswith(".") or last.lower() in ("thumbs.db", "desktop.ini"):
            continue
        if name.casefold() in {n.casefold() for n in found}:
            raise Invalid(
                f"You chose two files called {name}. Nothing was kept. Choose each file once.", "files"
            )
        found[name] = content
    return found


def import_paths(
    house: House,
    viewer: Viewer,
    paths: Iterable[Path | str],
    on_progress: Callable[[ImportResult, int, int], None] | None = None,
) -> list[ImportResult]:
    """Brings in every bundle: a folder with case.json, a ZIP, or a folder of those.

    Each is one transaction, and one that can't be taken doesn't stop the next. Starting again goes on where it stopped,
    because what is here already is left as it is. `on_progress` gets each result, its number from 1, and the total.
    """
    found = list(_bundles(paths))
    results = []
    for number, path in enumerate(found, start=1):
        results.append(_import_one(house, viewer, path))
        if on_progress is not None:
            on_progress(results[-1], number, len(found))
    return results


def _bundles(paths: Iterable[Path | str]) -> Iterable[Path]:
    for path in map(Path, paths):
        inside = _bundles_in(path) if path.is_dir() and not (path / "case.json").exists() else []
        yield from inside or [path]


def _bundles_in(folder: Path) -> Sequence[Path]:
    return sorted(
        p
        for p in folder.iterdir()
        if not p.name.startswith(".") and (p.suffix.lower() == ".zip" or (p / "case.json").exists())
    )


def _import_one(house: House, viewer: Viewer, path: Path) -> ImportResult:
    if not path.exists():
        sentence = f"There is no {path}. Check the name; nothing was kept."
        return ImportResult(path=str(path), outcome="unreadable", sentence=sentence)
    try:
        receipt = _take(house, viewer, _answer(house, Asked(path=str(path.resolve()))))
    except PanelError as error:
        return ImportResult(path=str(path), outcome="unreadable", sentence=str(error))
    case_id = receipt.case.id if receipt.case.state != "refused" else ""
    return ImportResult(
        path=str(path), outcome=outcome_of(receipt), sentence=sentence_of(receipt), case_id=case_id
    )


def outcome_of(receipt: Receipt) -> str:
    return "here_already" if not receipt.is_new else receipt.case.state


def sentence_of(receipt: Receipt) -> str:
    """What happened, and what was kept."""
    found = receipt.case
    if not receipt.is_new:
        return "This case file is here already, with exactly this content. Nothing was changed."
    if found.state == "refused":
        reasons = " ".join(rules.REASONS[reason] for reason in found.reasons)
        return f"{reasons} Nothing of the case was kept."
    words = f"{found.word_count:,} words in {found.document_count}"
    return f"The case file is in: {words} document{'' if found.document_count == 1 else 's'}."


def _answer(house: House, asked: Asked) -> Answer:
    try:
        answer = answer_of(house.workers.submit(read_in_worker, ask(asked)).result(timeout=WAIT))
    except (BrokenProcessPool, CancelledError):
        raise Invalid(BROKEN, "files") from None
    except TimeoutError:
        raise Invalid(BUSY, "files") from None
    if answer.refused:
        raise Invalid(answer.refused, "files")
    return answer


def _take(house: House, viewer: Viewer, answer: Answer) -> Receipt:
    """One transaction. Two people who bring the same case at once get the same case."""
    if answer.bundle is None:
        raise Invalid(BROKEN, "files")
    try:
        with house.write() as tx:
            return receive(tx, viewer, answer.files, answer.bundle)
    except IntegrityError:
        with house.write() as tx:
            return receive(tx, viewer, answer.files, answer.bundle)


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    """Browsers put the picked folder's name before each file; it is no part of the bundle."""
    tops = {name.split("/", 1)[0] for name in files}
    if "case.json" in files or len(tops) != 1:
        return files
    top = tops.pop() + "/"
    return (
        {name.removeprefix(top): data for name, data in files.items()}
        if top + "case.json" in files
        else files
    )
