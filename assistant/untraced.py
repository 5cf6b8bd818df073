"""LangChain without LangSmith: a variable of the environment would send it every question."""


def switch_off_tracing() -> None:
    """Whatever ``LANGSMITH_*`` or ``LANGCHAIN_*`` says: questions go to nobody but the configured model."""
    from langsmith import configure  # slow

    configure(enabled=False)
