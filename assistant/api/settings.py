"""Who may use the door for programs, how much, and which sites may show the chat."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.api.hosts import check_hosts, check_origins, split_list

Access = Literal["open", "keys", "off"]

Hosts = Annotated[tuple[str, ...], NoDecode, BeforeValidator(split_list), AfterValidator(check_hosts)]
Origins = Annotated[tuple[str, ...], NoDecode, BeforeValidator(split_list), AfterValidator(check_origins)]


class ApiSettings(BaseSettings):
    """REST and MCP. Environment: ``HOI_API_*``.

    Open by default: it gives what the public chat gives, from the same reports, changes nothing, and holds a
    caller without a key to the chat's limit. ``keys`` is for a server of programs that it knows.
    """

    model_config = SettingsConfigDict(env_prefix="HOI_API_", frozen=True, env_ignore_empty=True)

    access: Access = Field(
        default="open",
        description="open: anyone, a key raises the limit; keys: only with a key; off: closed.",
    )
    concurrency: int = Field(default=8, ge=1, le=256, description="Requests answered at the same time.")
    waiting: int = Field(default=64, ge=0, le=10_000, description="Requests that may wait in line.")
    hosts: Hosts = Field(
        default=(), description="Names that this server is reached by, with commas; localhost always counts."
    )


class WidgetSettings(BaseSettings):
    """The button on another site's page. Environment: ``HOI_WIDGET_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_WIDGET_", frozen=True, env_ignore_empty=True)

    origins: Origins = Field(
        default=(), description="Sites that may show the chat, with commas: https://www.example.vn"
    )
