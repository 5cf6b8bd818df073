"""How the service fares: health, figures for Prometheus, logs, traces, and the doctor."""
