"""The documentation page: the schema as a page to read, with nothing fetched from anywhere."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from assistant.api.errors import STATUS
from prompts.messages import Messages, load_messages

Schema = Mapping[str, Any]


def manual_html(schema: Schema, language: str) -> str:
    """The page in ``language``, for the OpenAPI document ``schema``."""
    messages = load_messages(language)

    def say(name: str, **values: str) -> str:
        return escape(messages.say("api_docs", name, **values))

    other = "en" if language == "vi" else "vi"
    parts = [
        f"<h1>{say('title')}</h1><p>{say('intro')}</p>",
        f'<p><a href="/api/v1/openapi.json">openapi.json</a> · <a href="/api/v1/docs?lang={other}" '
        f'lang="{other}">{escape(load_messages(other).say("api_docs", "this_language"))}</a></p>',
        f"<h2>{say('start')}</h2>{_code(_START)}",
        f"<h2>{say('keys')}</h2><p>{say('keys_said')}</p>{_code(_KEY)}",
        *(_operation(schema, messages, *each) for each in _operations(schema)),
        f"<h2>{say('stream')}</h2><p>{say('stream_said')}</p>{_code(_STREAM)}",
        f"<h2>{say('errors')}</h2><p>{say('errors_said')}</p>{_code(_ERROR)}{_codes(messages)}",
        f"<h2>MCP</h2><p>{say('mcp')}</p>{_code(_MCP)}",
        f"<h2>{say('widget')}</h2><p>{say('widget_said')}</p>{_code(_WIDGET)}",
        f"<h2>{say('models')}</h2>",
        *(_model(name, model, schema, messages) for name, model in _models(schema)),
    ]
    return _PAGE.format(language=language, title=say("title"), style=_style(), body="\n".join(parts))


_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,"><style>{style}</style></head><body><main>
{body}
</main></body></html>
"""

_START = """curl https://hoidap.example.vn/api/v1/ask \\
  -H 'Content-Type: application/json' \\
  -d '{"question": "Tổng thu hút FDI năm 2022 là bao nhiêu?"}'"""
_KEY = "Authorization: Bearer hbc_…"
_STREAM = """curl -N https://hoidap.example.vn/api/v1/ask \\
  -H 'Accept: text/event-stream' -H 'Content-Type: application/json' \\
  -d '{"question": "Tổng thu hút FDI năm 2022 là bao nhiêu?"}'"""
_ERROR = '{"error": {"code": "question_empty", "message": "…"}}'
_MCP = """{"mcpServers": {"hoi-bao-cao": {"url": "https://hoidap.example.vn/mcp"}}}

{"mcpServers": {"hoi-bao-cao": {"command": ".venv/bin/python",
                                "args": ["-m", "assistant", "mcp", "--data", "data"]}}}"""
_WIDGET = '<script src="https://hoidap.example.vn/nhung.js" data-lang="vi" async></script>'


@cache
def _style() -> str:
    return files("assistant.api").joinpath("manual.css").read_text(encoding="utf-8")


def _code(text: str) -> str:
    return f'<pre tabindex="0"><code>{escape(text)}</code></pre>'


def _operations(schema: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield path, method.upper(), operation


def _operation(schema: Schema, messages: Messages, path: str, method: str, operation: Schema) -> str:
    name = operation["operationId"]
    said = escape(messages.say("api_operation", name))
    rows = "".join(
        _row(p["name"], p["schema"], messages, required=p.get("required", False))
        for p in operation.get("parameters", ())
    )
    if body := operation.get("requestBody"):
        rows += _fields(_named(schema, body["content"]["application/json"]["schema"]), messages)
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    gives = escape(messages.say("api_docs", "gives"))
    return (
        f'<h2 id="{escape(name)}"><code>{method} /api/v1{escape(path)}</code></h2><p>{said}</p>'
        f"{_table(rows, messages) if rows else ''}<p>{gives} {_type(answer)}</p>"
    )


def _models(schema: Schema) -> Iterator[tuple[str, Schema]]:
    yield from sorted(schema["components"]["schemas"].items())


def _model(name: str, model: Schema, schema: Schema, messages: Messages) -> str:
    rows = _fields(_named(schema, model), messages)
    return f'<h3 id="{escape(name)}">{escape(name)}</h3>{_table(rows, messages)}'


def _named(schema: Schema, found: Schema) -> Schema:
    """The model that a reference names."""
    reference = str(found.get("$ref", ""))
    named: Schema = schema["components"]["schemas"][reference.rpartition("/")[2]] if reference else found
    return named


def _fields(model: Schema, messages: Messages) -> str:
    needed = model.get("required", ())
    properties = model.get("properties", {}).items()
    return "".join(_row(name, of, messages, required=name in needed) for name, of in properties)


def _row(name: str, of: Schema, messages: Messages, *, required: bool) -> str:
    said = escape(messages.say("api_field", name))
    need = f" <em>{escape(messages.say('api_docs', 'required'))}</em>" if required else ""
    example = "".join(f"<br><code>{escape(_plain(e))}</code>" for e in of.get("examples", ())[:1])
    head = f"<th scope='row'><code>{escape(name)}</code>{need}</th>"
    return f"<tr>{head}<td>{_type(of)}</td><td>{said}{example}</td></tr>"


def _plain(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def _type(of: Schema) -> str:
    """The kind of a value, with a link where it is a model."""
    if reference := of.get("$ref"):
        name = escape(str(reference).rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    if several := of.get("anyOf"):
        return " | ".join(_type(each) for each in several)
    if values := of.get("enum"):
        return " | ".join(f"<code>{escape(str(v))}</code>" for v in values)
    if of.get("type") == "array":
        return f"[{_type(of.get('items', {}))}]"
    return escape(str(of.get("type", "any")))


def _table(rows: str, messages: Messages) -> str:
    heads = "".join(
        f"<th scope='col'>{escape(messages.say('api_docs', h))}</th>" for h in ("field", "kind", "means")
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="rong" tabindex="0">{table}</div>'


def _codes(messages: Messages) -> str:
    """Every code with its HTTP status."""
    blank = dict.fromkeys(("field", "length", "limit", "seconds"), "…")
    said = messages.sections["api_error"]
    rows = "".join(
        f"<tr><th scope='row'><code>{code}</code></th><td>{status}</td>"
        f"<td>{escape(Template(said[code]).substitute(blank))}</td></tr>"
        for code, status in STATUS.items()
    )
    return _table(rows, messages)
