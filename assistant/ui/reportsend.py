"""Where an editor drops files, and the page's code that sends them."""

import json
from pathlib import Path

from assistant.ui.escape import literal
from ingest.files import READABLE
from prompts.messages import Messages


def send_script(messages: Messages, megabytes: int) -> str:
    """The page's code for sending files, with its words filled in."""
    names = ("sending", "checking", "taken", "both", "replace", "drop", "dropped", "broken")
    words: dict[str, object] = {name: messages.say("report_page", name) for name in names}
    words["too_large"] = messages.say("report_page", "too_large", most=str(megabytes))
    words["bytes"] = megabytes * 1_000_000
    source = Path(__file__).with_name("reports.js").read_text(encoding="utf-8")
    return source.replace("__WORDS__", json.dumps(words, ensure_ascii=False))


def sender_html(messages: Messages, megabytes: int) -> str:
    """Where an editor drops files."""
    formats = ", ".join(sorted(READABLE))
    hint = literal(messages.say("report_page", "send_hint", formats=formats, most=str(megabytes)))
    say = {name: literal(messages.say("report_page", name)) for name in ("send", "choose")}
    return (
        f'<div class="hoi-bc-tha" data-gui="1"><h3>{say["send"]}</h3><p>{hint}</p>'
        f'<label class="hoi-nut">{say["choose"]}<input type="file" multiple aria-label="{say["choose"]}" '
        f'accept="{formats}"></label><ul class="hoi-bc-gui" aria-live="polite"></ul></div>'
    )
