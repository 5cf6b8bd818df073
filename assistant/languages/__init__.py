"""Questions and answers in the languages of foreign readers."""
