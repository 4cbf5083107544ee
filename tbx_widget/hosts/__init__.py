"""Where a dashboard appears: one package a host, each thin, none knowing another."""
