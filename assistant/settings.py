"""Settings of the assistant, and the join of every room's."""

import os
from dataclasses import dataclass, field

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.api.settings import ApiSettings, WidgetSettings
from assistant.health.settings import LogSettings, MetricsSettings, TraceSettings
from assistant.llm.settings import ModelSettings
from assistant.office.settings import KeepingSettings
from assistant.ui.settings import ChatSettings
from assistant.web.settings import StaffSettings
from ingest.settings import (
    CatalogueSettings,
    DataSettings,
    DeskSettings,
    IngestSettings,
    read_section,
    refuse_unknown,
)
from vectorstore.settings import IndexSettings


class AnswerSettings(BaseSettings):
    """How questions are answered. Environment: ``HOI_ANSWER_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_ANSWER_", frozen=True)

    passages: int = Field(default=40, ge=5, le=200, description="Passages looked through for one answer.")


SECTIONS = (
    *(DataSettings, IngestSettings, IndexSettings, AnswerSettings, ModelSettings, ChatSettings),
    *(StaffSettings, DeskSettings, ApiSettings, WidgetSettings, CatalogueSettings),
    *(MetricsSettings, LogSettings, TraceSettings, KeepingSettings),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All sections. ``app.py`` and the command lines make one; nothing else reads the environment."""

    data: DataSettings = field(default_factory=lambda: read_section(DataSettings))
    catalogue: CatalogueSettings = field(default_factory=lambda: read_section(CatalogueSettings))
    ingest: IngestSettings = field(default_factory=lambda: read_section(IngestSettings))
    index: IndexSettings = field(default_factory=lambda: read_section(IndexSettings))
    answer: AnswerSettings = field(default_factory=lambda: read_section(AnswerSettings))
    model: ModelSettings = field(default_factory=lambda: read_section(ModelSettings))
    chat: ChatSettings = field(default_factory=lambda: read_section(ChatSettings))
    staff: StaffSettings = field(default_factory=lambda: read_section(StaffSettings))
    api: ApiSettings = field(default_factory=lambda: read_section(ApiSettings))
    widget: WidgetSettings = field(default_factory=lambda: read_section(WidgetSettings))
    metrics: MetricsSettings = field(default_factory=lambda: read_section(MetricsSettings))
    log: LogSettings = field(default_factory=lambda: read_section(LogSettings))
    traces: TraceSettings = field(default_factory=lambda: read_section(TraceSettings))
    keeping: KeepingSettings = field(default_factory=lambda: read_section(KeepingSettings))
    desk: DeskSettings = field(default_factory=lambda: read_section(DeskSettings))


def load_settings() -> Settings:
    """Read the environment now. A misspelt ``HOI_`` name is an error, not a default."""
    refuse_unknown(SECTIONS, os.environ)
    return Settings()
