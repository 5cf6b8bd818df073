"""A language model behind an OpenAI-compatible address: asked in a bounded time, or not at all."""
