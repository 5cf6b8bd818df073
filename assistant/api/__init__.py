"""For programs: REST, MCP, and the button on another site's page."""
