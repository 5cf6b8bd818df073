"""What a running service tells of itself, and to whom."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class MetricsSettings(BaseSettings):
    """Figures for Prometheus. Environment: ``HOI_METRICS_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_METRICS_", frozen=True, env_ignore_empty=True)

    host: str = Field(default="127.0.0.1", description="Address of the metrics; others see them there.")
    port: int = Field(default=0, ge=0, le=65535, description="Port of the metrics; 0: none.")


class LogSettings(BaseSettings):
    """The log on standard error. Environment: ``HOI_LOG`` and ``HOI_LOG_QUESTIONS``."""

    model_config = SettingsConfigDict(
        env_prefix="HOI_LOG_", frozen=True, env_ignore_empty=True, validate_by_name=True
    )

    form: Literal["text", "json"] = Field(
        default="text", validation_alias="HOI_LOG", description="Lines for people, or a JSON object a line."
    )
    questions: bool = Field(default=False, description="Write down what was asked, too.")


class TraceSettings(BaseSettings):
    """Traces of questions. Environment: ``HOI_TRACES``."""

    model_config = SettingsConfigDict(
        env_prefix="HOI_TRACES_", frozen=True, env_ignore_empty=True, validate_by_name=True
    )

    url: str = Field(
        default="",
        validation_alias="HOI_TRACES",
        description="Address that takes OTLP over HTTP, e.g. http://127.0.0.1:4318/v1/traces; empty: none.",
    )

    @field_validator("url")
    @classmethod
    def _is_address_without_secret(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError(
                "an address begins with http:// or https://, e.g. http://127.0.0.1:4318/v1/traces"
            )
        if parts.username or parts.password:
            raise ValueError("an address holds no name or password")
        return url
