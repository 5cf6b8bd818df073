"""Reports parsed in a child process that may die, hang or be killed without harm."""
