"""Settings, from the environment and `.env`. Read once, in `wiring`; nothing else looks at the environment."""

from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

BUILTIN = "builtin"


class Settings(BaseSettings):
    """What can be configured. `roleplay doctor` prints it, secrets left out."""

    model_config = SettingsConfigDict(
        env_prefix="ROLEPLAY_", env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True
    )

    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    model: str = ""
    """Any name `init_chat_model` takes, or `builtin`.

    Empty: `builtin` without a key or base URL, else `default_model`.
    """
    counterpart_model: str = ""
    """Overrides `model` for the counterpart."""
    evaluator_model: str = ""
    """Overrides `model` for the evaluator."""
    default_model: str = "openai:gpt-5-mini"
    timeout: float = Field(default=30.0, gt=0, le=600)
    """Seconds without a byte after which a model call fails."""
    retries: int = Field(default=2, ge=0, le=10)
    gate_wait: float = Field(default=0.0, ge=0, le=30)
    """Seconds the director waits for the evaluator's reading before it goes by the signals'. 0 = never wait."""
    second_opinion: bool = False
    """Whether a model grades each turn twice, and what the two readings differ on is shown."""
    token_budget: int = Field(default=6000, ge=1500)
    """Most tokens of one request."""
    data_dir: Path = Field(default_factory=lambda: user_data_path("roleplay", appauthor=False))
    database_url: str = ""
    """Empty: SQLite in `data_dir`."""
    personas_dir: Path | None = None
    prompts_dir: Path | None = None

    @field_validator("openai_api_key")
    @classmethod
    def _bare_key(cls, key: SecretStr | None) -> SecretStr | None:
        """Without the line break that copying a key brings along."""
        bare = key.get_secret_value().strip() if key else ""
        return SecretStr(bare) if bare else None

    @field_validator("openai_base_url")
    @classmethod
    def _whole_address(cls, address: str | None) -> str | None:
        if address and not address.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return address or None

    @property
    def database(self) -> str:
        """URL of the database in use."""
        return self.database_url or f"sqlite:///{self.data_dir / 'roleplay.db'}"

    def destination(self, role: str) -> str:
        """Where the requests of this role go, for people: a server's name, or the provider's; empty for `builtin`."""
        name = self.model_for(role)
        provider, found, _ = name.partition(":")
        if name == BUILTIN:
            return ""
        if found and provider != "openai":
            return provider
        return urlsplit(self.openai_base_url).netloc.rpartition("@")[2] if self.openai_base_url else "api.openai.com"

    def model_for(self, role: str) -> str:
        """Model name for a role; `builtin` where none is configured. Who drafts counterparts is who speaks them."""
        own = self.evaluator_model if role == "evaluator" else self.counterpart_model
        if own or self.model:
            return own or self.model
        return self.default_model if self.openai_api_key or self.openai_base_url else BUILTIN
