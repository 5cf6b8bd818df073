"""How the public chat is served."""

from typing import Self

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ChatSettings(BaseSettings):
    """The public chat. Environment: ``HOI_CHAT_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_CHAT_", frozen=True, env_ignore_empty=True)

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port to listen on.")
    address: str = Field(
        default="",
        pattern=r"^(https?://[^\s/?#]+(/[^\s?#]*)?)?$",
        description="Address at which readers have the chat, for links in files: https://hoi.example.vn.",
    )
    concurrency: int = Field(default=16, ge=1, le=256, description="Questions answered at the same time.")
    waiting: int = Field(default=200, ge=1, description="Questions that may wait in line.")
    question_characters: int = Field(default=2000, ge=100, le=20_000, description="Longest question.")
    per_minute: int = Field(
        default=60, ge=0, description="Questions a minute from one address; 0: any number."
    )
    burst: int = Field(default=30, ge=1, description="Questions that one address may ask at once.")
    all_per_minute: int = Field(default=1200, ge=0, description="Questions a minute in all; 0: any number.")
    all_burst: int = Field(default=300, ge=1, description="Questions that all may ask at once.")
    requests_per_minute: int = Field(
        default=1800, ge=0, description="Requests of any kind a minute from one address; 0: any number."
    )
    at_once: int = Field(
        default=3, ge=0, description="Questions of one address answered at the same time; 0: any number."
    )
    files_per_minute: int = Field(
        default=60, ge=0, description="Files of answers a minute to one address; 0: any number."
    )
    open_requests: int = Field(default=400, ge=1, description="Requests of one address open at a time.")
    proxies: str = Field(
        default="", description="Addresses or networks whose X-Forwarded-* is believed, by comma."
    )

    @property
    def site(self) -> str:
        """What links in files begin with; ``""`` where nobody said."""
        return self.address.rstrip("/")

    def at(self, host: str | None, port: int | None) -> Self:
        """The same with an address from the command line, where one was given."""
        return self.model_copy(update={"host": host or self.host, "port": port or self.port})
