#!/bin/sh
# How well the built-in HTTP load keeps its schedule, and what a request costs, next to the HTTP client of the JDK.
# Loopback only; ends by itself in less than a minute after the build. Needs a JDK 17+ and Maven.
set -eu
cd "$(dirname "$0")/.."
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
mvn -B -q -pl chaos-junit compile dependency:build-classpath -Dmdep.outputFile="$classes/classpath"
classpath="chaos-junit/target/classes:$(cat "$classes/classpath"):$classes"
javac -proc:none -d "$classes" -cp "$classpath" benchmarks/LoadSchedule.java
java -cp "$classpath" org.chaosjunit.load.LoadSchedule
