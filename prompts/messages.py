"""The sentences a reader of the page sees, from ``messages.<language>.toml``."""

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
    """``page``, ``status``, ``notice``, ``error``."""

    examples: tuple[str, ...]
    """Questions that the page offers while the conversation is empty."""

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
    """The sentences of ``language``, an ISO 639-1 code."""
    raw = tomllib.loads(files("prompts").joinpath(f"messages.{language}.toml").read_text(encoding="utf-8"))
    examples = tuple(raw.pop("examples")["questions"])
    return Messages(sections=raw, examples=examples)
