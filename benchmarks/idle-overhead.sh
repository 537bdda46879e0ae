#!/bin/sh
# What the hooks cost a connection: prints microseconds and the ratio to a JVM without an agent.
# Loopback only; ends by itself in less than a minute after the build. Needs a JDK 17+ and Maven.
exec "$(dirname "$0")/run.sh" IdleOverhead
