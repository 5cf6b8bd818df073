"""What can be tuned about ingestion, where its data lie, and the check that no setting is misspelt."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError as UnreadableValue

from ingest.errors import SettingsError
from ingest.ocr.limits import USUAL, Limits
from ingest.sandbox.bounds import USUALLY, Bounds
from ingest.store.address import Address, read_address

Section = TypeVar("Section", bound=BaseSettings)

PREFIXES = (
    *("HOI_INGEST_", "HOI_INDEX_", "HOI_ANSWER_", "HOI_MODEL_", "HOI_CHAT_", "HOI_STAFF_"),
    *("HOI_API_", "HOI_WIDGET_", "HOI_CATALOGUE_", "HOI_METRICS_", "HOI_LOG_", "HOI_TRACES_"),
    *("HOI_KEEP_", "HOI_DESK_"),
)
"""One a section; what stands below the prefix of a section that a command does not know is not its affair."""

NAMES = (
    *("HOI_DATA", "HOI_MODEL", "HOI_LOG", "HOI_TRACES"),
    *("HOI_CHROMA_URL", "HOI_CHROMA_TOKEN", "HOI_FAIL_AT"),
)
"""Settings without a section of their name; the last one is of tests, see :mod:`ingest.faults`."""


class DataSettings(BaseSettings):
    """Where catalogue and indexes live. Environment: ``HOI_DATA``."""

    model_config = SettingsConfigDict(env_prefix="HOI_", frozen=True, env_ignore_empty=True)

    data: Path = Field(default=Path("data"), description="Folder of catalogue and indexes.")


class CatalogueSettings(BaseSettings):
    """Which database holds the catalogue and the people. Environment: ``HOI_CATALOGUE_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_CATALOGUE_", frozen=True, env_ignore_empty=True)

    url: SecretStr | None = Field(
        default=None, description="postgresql://user:password@host/database; empty: files in the data folder."
    )
    password_file: Path | None = Field(default=None, description="File with the URL's password.")
    refresh: float = Field(
        default=30.0, ge=1, description="Seconds between two looks of a chat at the database for new reports."
    )

    @property
    def address(self) -> Address | None:
        """The database; None for files in the data folder.

        Raises:
            SettingsError: The URL is none.
        """
        return None if self.url is None else read_address(self.url.get_secret_value(), self.password_file)


class DeskSettings(BaseSettings):
    """Where the reports that staff send are kept. Environment: ``HOI_DESK_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_DESK_", frozen=True, env_ignore_empty=True)

    folder: Path | None = Field(
        default=None, description="Folder of the reports that staff send; by default reports/ in HOI_DATA."
    )
    megabytes: int = Field(default=100, ge=1, le=200, description="Largest report that may be sent.")

    def within(self, data: Path) -> Path:
        """The folder, for a data folder."""
        return self.folder or data / "reports"


class IngestSettings(BaseSettings):
    """How reports are read. Environment: ``HOI_INGEST_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_INGEST_", frozen=True, env_ignore_empty=True)

    passage_tokens: int = Field(
        default=256, ge=32, le=2048, description="Longest passage, in cl100k_base tokens."
    )
    readers: int = Field(
        default=0, ge=0, description="Files read at a time; 0: one a core, as far as memory does for them."
    )
    file_seconds: int = Field(default=USUALLY.cpu_seconds, gt=0, description="Processor time for one file.")
    file_megabytes: int = Field(
        default=USUALLY.memory // 1_000_000, ge=500, description="Memory for reading one file."
    )
    on: Literal["here", "ray"] = Field(default="here", description="Where files are read.")
    address: str = Field(default="", description="Head of the Ray cluster that reads them, HOST:PORT.")
    ocr_seconds: float = Field(default=60.0, gt=0, description="Processor time for one scanned page.")
    ocr_jobs: int = Field(default=0, ge=0, description="Scanned pages read at a time; 0: one a core.")
    ocr_trusted: int = Field(
        default=USUAL.trusted, ge=0, le=100, description="A page read with less confidence is in quarantine."
    )
    ocr_sure: int = Field(
        default=USUAL.sure, ge=0, le=100, description="A scan's figure read with less is no answer."
    )

    @property
    def bounds(self) -> Bounds:
        """For reading one file."""
        return Bounds(
            cpu_seconds=self.file_seconds,
            wall_seconds=3.0 * self.file_seconds,
            memory=self.file_megabytes * 1_000_000,
        )

    @property
    def limits(self) -> Limits:
        """For reading scanned pages."""
        return Limits(
            seconds=self.ocr_seconds, jobs=self.ocr_jobs, trusted=self.ocr_trusted, sure=self.ocr_sure
        )


def names(section: type[BaseSettings]) -> list[str]:
    """The environment variables of a section.

    >>> names(DataSettings)
    ['HOI_DATA']
    """
    return [_variable(section, field) for field in section.model_fields]


def _variable(section: type[BaseSettings], field: str) -> str:
    """A field's variable; an error names the field by its alias where it has one."""
    known = section.model_fields.get(field)
    alias = known.validation_alias if known else field
    if isinstance(alias, str):
        return alias
    return f"{section.model_config.get('env_prefix', '')}{field}".upper()


def refuse_unknown(sections: Sequence[type[BaseSettings]], environ: Mapping[str, str]) -> None:
    """Check the names of all ``HOI_`` variables; pydantic-settings would ignore a misspelt one.

    Args:
        sections: Those that the command reads. Only their variables are checked to the last letter.
        environ: ``os.environ``.

    Raises:
        SettingsError: A name that no section has, with the nearest one that there is.
    """
    known = {*NAMES, *(name for section in sections for name in names(section))}
    checked = {str(section.model_config.get("env_prefix", "")) for section in sections}
    others = tuple(prefix for prefix in PREFIXES if prefix not in checked)
    found = (name.upper() for name in environ if name.upper().startswith("HOI_"))
    unknown = sorted(name for name in found if name not in known and not name.startswith(others))
    if unknown:
        raise SettingsError("; ".join(_correct(name, known) for name in unknown))


def _correct(name: str, known: set[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.0)
    return f"unknown setting {name}; the nearest known one is {near[0]}"


def read_section(section: type[Section]) -> Section:
    """A section from the environment as it is now.

    Raises:
        SettingsError: A value that its setting cannot take. The value is not repeated: it may be a secret.
    """
    try:
        return section()
    except ValidationError as error:
        wrong = [f"{_variable(section, str(e['loc'][0]))}: {e['msg']}" for e in error.errors()]
        raise SettingsError("; ".join(wrong)) from error
    except UnreadableValue as error:
        raise SettingsError(f"{', '.join(names(section))}: {error}") from error
