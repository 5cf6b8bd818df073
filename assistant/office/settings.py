"""How long what is kept of people is kept."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class KeepingSettings(BaseSettings):
    """Days until it goes by itself; 0: never. Environment: ``HOI_KEEP_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_KEEP_", frozen=True, env_ignore_empty=True)

    talk_days: int = Field(
        default=365, ge=0, description="Conversations of signed-in people, since their last."
    )
    feedback_days: int = Field(default=1095, ge=0, description="What readers said of answers.")
    log_days: int = Field(default=1825, ge=0, description="Who did what at the desks.")
