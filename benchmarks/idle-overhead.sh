#!/bin/sh
# What the hooks cost a connection: prints microseconds and the ratio to a JVM without an agent. Takes less than a minute.
set -eu
cd "$(dirname "$0")/.."
out=chaos-junit/target/benchmarks
mkdir -p "$out"
mvn -B -q -pl chaos-junit compile dependency:build-classpath \
    -Dmdep.includeScope=runtime -Dmdep.outputFile=target/benchmarks/classpath
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
classpath="$out:chaos-junit/target/classes:$(cat "$out/classpath")"
"${java}c" -proc:none -d "$out" -cp "$classpath" benchmarks/idle-overhead/IdleOverhead.java
exec "$java" -cp "$classpath" IdleOverhead
