#!/bin/sh
# How well the built-in HTTP load keeps its schedule, and what a request costs, next to the HTTP client of the JDK.
# Loopback only; ends by itself in less than a minute after the build. Needs a JDK 17+ and Maven.
exec "$(dirname "$0")/run.sh" org.chaosjunit.load.LoadSchedule
