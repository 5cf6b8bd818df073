"""What can be tuned in the index."""

from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class IndexSettings(BaseSettings):
    """The indexes and the embedder. Environment: ``HOI_INDEX_*``, ``HOI_CHROMA_*``."""

    model_config = SettingsConfigDict(env_prefix="HOI_INDEX_", frozen=True, populate_by_name=True)

    embedder: str = Field(
        default="default",
        min_length=1,
        description="'default' (carried by the program), a sentence-transformers folder or name, or the "
        "address of an OpenAI-compatible endpoint up to its version, e.g. http://127.0.0.1:8080/v1.",
    )
    embedder_model: str = Field(
        default="", validate_default=True, description="Name of the model at an endpoint, e.g. 'bge-m3'."
    )
    embedder_key: SecretStr | None = Field(default=None, description="Only for an endpoint that asks for it.")
    embedder_seconds: float = Field(
        default=60.0, gt=0, le=600, description="Longest wait for an endpoint's answer to one request."
    )
    embedder_retries: int = Field(
        default=3, ge=0, le=10, description="Requests made again where an endpoint is busy, fails or is late."
    )
    embedder_batch: int = Field(default=64, ge=1, le=2048, description="Texts in one request to an endpoint.")
    query_prefix: str = Field(default="", description="Put before every question, e.g. 'query: ' for E5.")
    passage_prefix: str = Field(default="", description="Put before every passage, e.g. 'passage: ' for E5.")
    dense_weight: float = Field(
        default=0.4, ge=0.0, le=10.0, description="Weight of the dense leg where the lexical leg has 1."
    )
    quarantined: bool = Field(
        default=False, description="Search scanned pages that were read with too little confidence too."
    )
    reranked: int = Field(
        default=30,
        ge=0,
        le=200,
        description="Passages, the best of the fused, that are read and put in order.",
    )
    cross_encoder: str = Field(
        default="",
        description="A cross-encoder's folder or name that reads them instead of the carried reranker.",
    )
    candidates: int = Field(default=100, ge=10, le=1000, description="Passages each leg offers to fusion.")
    chroma_url: str = Field(
        default="",
        validation_alias="HOI_CHROMA_URL",
        description="A Chroma server for the vectors, e.g. http://127.0.0.1:8000; empty: the data folder.",
    )
    chroma_token: SecretStr | None = Field(
        default=None,
        validation_alias="HOI_CHROMA_TOKEN",
        description="Only where a proxy before that server, or its cloud form, asks for one.",
    )

    @field_validator("chroma_url")
    @classmethod
    def _is_server_without_secret(cls, url: str) -> str:
        if not url:
            return url
        parts = urlsplit(url)
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("an address holds no name, password or query; a secret is HOI_CHROMA_TOKEN")
        if not _is_address(url) or not parts.hostname:
            raise ValueError("give a Chroma server's address, e.g. http://127.0.0.1:8000")
        return url.rstrip("/")

    @field_validator("embedder")
    @classmethod
    def _is_address_without_secret(cls, embedder: str) -> str:
        if not _is_address(embedder):
            return embedder
        parts = urlsplit(embedder)
        if parts.username or parts.password or parts.query:
            raise ValueError("an address holds no name, key or query; the key is HOI_INDEX_EMBEDDER_KEY")
        if not parts.hostname:
            raise ValueError("an address names a machine, e.g. http://127.0.0.1:8080/v1")
        return embedder.rstrip("/")

    @field_validator("embedder_model")
    @classmethod
    def _is_given_for_an_endpoint(cls, model: str, others: ValidationInfo) -> str:
        if _is_address(others.data.get("embedder", "")) and not model:
            raise ValueError("HOI_INDEX_EMBEDDER is an address, so name the model there, e.g. bge-m3")
        return model

    @property
    def remote(self) -> bool:
        """True when vectors come from an endpoint."""
        return _is_address(self.embedder)

    @property
    def embedder_name(self) -> str:
        """What people read: the embedder, and where it is when it is elsewhere."""
        return f"{self.embedder_model} at {self.embedder}" if self.remote else self.embedder


def _is_address(embedder: str) -> bool:
    return embedder.lower().startswith(("http://", "https://"))
