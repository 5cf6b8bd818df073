"""What can be tuned in the index."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class IndexSettings(BaseSettings):
    """The indexes and the embedder. Environment: ``HOI_INDEX_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_INDEX_", frozen=True)

    embedder: str = Field(
        default="default",
        min_length=1,
        description="'default' (carried by the program), or a sentence-transformers folder or name.",
    )
    query_prefix: str = Field(default="", description="Put before every question, e.g. 'query: ' for E5.")
    passage_prefix: str = Field(default="", description="Put before every passage, e.g. 'passage: ' for E5.")
    dense_weight: float = Field(
        default=0.4, ge=0.0, le=10.0, description="Weight of the dense leg where the lexical leg has 1."
    )
    quarantined: bool = Field(
        default=False, description="Search scanned pages that were read with too little confidence too."
    )
    candidates: int = Field(default=100, ge=10, le=1000, description="Passages each leg offers to fusion.")
