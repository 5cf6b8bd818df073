"""The sentences that readers see on the pages, from ``messages*.<language>.toml``: the chat and the desks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True, slots=True)
class Messages:
    """All sentences of one language, by section and name."""

    sections: Mapping[str, Mapping[str, str]]
    """``page``, ``status``, ``notice``, ``error`` … of the chat, and one or more of each desk."""

    language: str = "vi"
    """Of the sentences, an ISO 639-1 code."""

    def say(self, section: str, name: str, **values: str) -> str:
        """The sentence with its ``$names`` filled in.

        Raises:
            KeyError: No such sentence, or ``values`` are not exactly its names.

        >>> load_messages().say("page", "page_number", page="3")
        'trang 3'

        """
        template = Template(self.sections[section][name])
        names = set(template.get_identifiers())
        if names != values.keys():
            raise KeyError(f"{section}.{name} takes {sorted(names)}, got {sorted(values)}")
        return template.substitute(values)

    def explain(self, error: BaseException) -> str:
        """The sentence for an error: its own class's, or its nearest ancestor's.

        >>> load_messages().explain(RuntimeError()) == load_messages().say("error", "BaseException")
        True
        """
        said = self.sections["error"]
        return next(said[c.__name__] for c in type(error).__mro__ if c.__name__ in said)


@cache
def load_messages(language: str = "vi") -> Messages:
    """The sentences of ``language``, an ISO 639-1 code.

    Raises:
        KeyError: Two files have a section of one name.
    """
    files_of = sorted(
        file.name
        for file in files("prompts").iterdir()
        if file.name.startswith("messages") and file.name.endswith(f".{language}.toml")
    )
    sections: dict[str, dict[str, str]] = {}
    for name in files_of:
        raw = tomllib.loads(files("prompts").joinpath(name).read_text(encoding="utf-8"))
        if twice := raw.keys() & sections.keys():
            raise KeyError(f"{name}: another file has {sorted(twice)} too")
        sections |= raw
    return Messages(sections=sections, language=language)
