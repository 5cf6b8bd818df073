"""Which language model words the answers, and how long it is waited for."""

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOCAL = "local"
"""The name of the small model that runs on this machine, see :mod:`assistant.llm.local`."""


class ModelSettings(BaseSettings):
    """The language model. Environment: ``HOI_MODEL`` and ``HOI_MODEL_*``. None is the normal state."""

    model_config = SettingsConfigDict(
        env_prefix="HOI_MODEL_", frozen=True, env_ignore_empty=True, validate_by_name=True
    )

    url: str = Field(
        default="",
        description="Address of an OpenAI-compatible server up to its version, "
        "e.g. http://127.0.0.1:8080/v1.",
    )
    name: str = Field(
        default="",
        validate_default=True,
        validation_alias="HOI_MODEL",
        description="The model's name at that server, or 'local' for the small one of the extra 'local'.",
    )
    key: SecretStr | None = Field(default=None, description="Only for a server that asks for it.")
    connect_seconds: float = Field(default=2.0, gt=0, le=60, description="Longest wait for a connection.")
    first_seconds: float = Field(
        default=10.0, gt=0, le=600, description="Longest wait for the first words, retries included."
    )
    gap_seconds: float = Field(default=15.0, gt=0, le=600, description="Longest pause between two words.")
    total_seconds: float = Field(default=45.0, gt=0, le=3600, description="Longest time for a whole reply.")
    retries: int = Field(
        default=1, ge=0, le=3, description="Requests made again where the server is busy or fails at once."
    )
    context_tokens: int = Field(
        default=4096, ge=1024, le=2_000_000, description="The model's context: prompt and reply."
    )
    reply_tokens: int = Field(default=768, ge=64, le=32_768, description="Longest reply, in tokens.")
    reply_characters: int = Field(
        default=6000, ge=100, le=200_000, description="Longest reply; one that goes on is cut off."
    )
    temperature: float = Field(default=0.0, ge=0, le=2, description="0: always the likeliest word.")
    seed: int = Field(default=20250101, ge=0, description="The same for every request.")

    cache: Path = Field(
        default=Path("~/.cache/hoi-bao-cao"), description="Where the local model's 253 MB are kept."
    )

    @field_validator("url")
    @classmethod
    def _is_address_without_secret(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("an address begins with http:// or https://, e.g. http://127.0.0.1:8080/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("an address holds no name, key or query; the key is HOI_MODEL_KEY")
        return url.rstrip("/")

    @field_validator("name")
    @classmethod
    def _has_its_address(cls, name: str, others: ValidationInfo) -> str:
        url = others.data.get("url", "")
        if url and not name:
            raise ValueError("HOI_MODEL_URL is set, so name the model there, e.g. qwen3-8b")
        if name and not url and name != LOCAL and "url" in others.data:
            raise ValueError(f"set HOI_MODEL_URL to the server that has {name!r}, or HOI_MODEL to 'local'")
        return name

    @field_validator("reply_tokens")
    @classmethod
    def _leaves_room(cls, reply: int, others: ValidationInfo) -> int:
        context = others.data.get("context_tokens", reply * 2)
        if reply > context // 2:
            raise ValueError(f"a reply of {reply} tokens leaves too little of a context of {context}")
        return reply

    @property
    def configured(self) -> bool:
        """True when there is a model."""
        return bool(self.name)

    @property
    def local(self) -> bool:
        """True when it is the one that this machine runs."""
        return self.name == LOCAL and not self.url

    def as_local(self) -> Self:
        """The same for the model that this machine runs, whatever is configured."""
        return self.model_copy(update={"name": LOCAL, "url": "", "key": None})
