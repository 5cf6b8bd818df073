"""How the staff's desks are served."""

from typing import Self

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.office.people import LONGEST_HOURS


class StaffSettings(BaseSettings):
    """The staff's desks. Environment: ``HOI_STAFF_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_STAFF_", frozen=True, env_ignore_empty=True)

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=0, ge=0, le=65535, description="Port to listen on; 0: no desks.")
    session_hours: float = Field(
        default=12.0, gt=0, le=LONGEST_HOURS, description="How long a sign-in lasts."
    )
    proxies: str = Field(
        default="", description="Addresses or networks whose X-Forwarded-* and sign-in header are believed."
    )
    header: str = Field(
        default="", description="Header in which a proxy names who signed in there; replaces passwords."
    )
    groups_header: str = Field(default="", description="Header in which that proxy names their groups.")
    readers: str = Field(default="", description="Groups that may read, by comma; empty: everyone signed in.")
    editors: str = Field(default="", description="Groups that may also change, by comma.")

    def at(self, host: str | None, port: int | None) -> Self:
        """The same with an address from the command line, where one was given."""
        return self.model_copy(
            update={"host": host or self.host, "port": self.port if port is None else port}
        )
