"""What the report desk does not do; its Vietnamese sentence is ``[upkeep]`` of the messages.

PipelineError
└── UpkeepRefused    a file, a name, a correction or a person that cannot be taken
"""

import errno

from assistant.office.people import Person
from ingest.errors import PipelineError
from prompts.messages import load_messages


class UpkeepRefused(PipelineError):
    """Nothing was changed. The text is the Vietnamese sentence for whoever asked."""

    def __init__(self, name: str, **values: str) -> None:
        """``name`` is that of the sentence, ``values`` what it is filled in with."""
        super().__init__(load_messages().say("upkeep", name, **values))
        self.name = name


def unwritten(error: OSError) -> UpkeepRefused:
    """The refusal for what the disk did not take."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UpkeepRefused("full")
    return UpkeepRefused("unwritten", why=error.strerror or type(error).__name__)


def demand_editor(person: Person) -> None:
    """Raise :class:`UpkeepRefused` for whoever may only look."""
    if not person.edits:
        raise UpkeepRefused("not_editor")
