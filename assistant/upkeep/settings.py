"""Where the reports that staff send are kept."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DeskSettings(BaseSettings):
    """The report desk. Environment: ``HOI_DESK_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_DESK_", frozen=True, env_ignore_empty=True)

    folder: Path | None = Field(
        default=None, description="Folder of the reports that staff send; by default reports/ in HOI_DATA."
    )
    megabytes: int = Field(default=100, ge=1, le=200, description="Largest report that may be sent.")

    def within(self, data: Path) -> Path:
        """The folder, for a data folder."""
        return self.folder or data / "reports"
