#!/bin/sh
# How long after SIGTERM the revert begins, and the fault is off, whatever the body, the load and the probes are doing.
# Loopback only; ends by itself about 5 minutes after the build. Needs a JDK 17+, Maven, and a POSIX system.
exec "$(dirname "$0")/run.sh" org.chaosjunit.engine.RevertAfterSignal
