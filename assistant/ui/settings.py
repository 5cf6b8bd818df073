"""How the chat is served."""

from typing import Self

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ChatSettings(BaseSettings):
    """The chat page. Environment: ``HOI_CHAT_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_CHAT_", frozen=True, env_ignore_empty=True)

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port to listen on.")
    concurrency: int = Field(default=16, ge=1, le=256, description="Questions answered at the same time.")
    waiting: int = Field(default=200, ge=1, description="Questions that may wait in line.")
    question_characters: int = Field(default=2000, ge=100, le=20_000, description="Longest question.")

    def at(self, host: str | None, port: int | None) -> Self:
        """The same with an address from the command line, where one was given."""
        return self.model_copy(update={"host": host or self.host, "port": port or self.port})
