"""From a question to an answer with cited passages."""
