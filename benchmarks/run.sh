#!/bin/sh
# Compiles the benchmarks against this checkout and runs the named one.
set -eu
cd "$(dirname "$0")/.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
out=chaos-junit/target/benchmarks
mkdir -p "$out"
mvn -B -q -pl chaos-junit compile dependency:build-classpath \
    -Dmdep.includeScope=runtime -Dmdep.outputFile=target/benchmarks/classpath
classpath="$out:chaos-junit/target/classes:$(cat "$out/classpath")"
"${java}c" -proc:none -d "$out" -cp "$classpath" benchmarks/*.java
exec "$java" -cp "$classpath" "$@"
