#!/bin/sh
# What the interceptor costs a call of the AWS SDK while no fault acts: microseconds with and without it, and the ratio,
# in rounds by turns, each in a JVM of its own. No network; ends by itself in less than two minutes after the build.
# Needs a JDK 17+ and Maven.
set -eu
cd "$(dirname "$0")/.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
out="$PWD/chaos-junit-aws/target/benchmarks"
mkdir -p "$out/with"
mvn -B -q -pl chaos-junit,chaos-junit-aws compile dependency:build-classpath \
    -Dmdep.includeScope=runtime -Dmdep.outputFile="$out/classpath"
cp -r chaos-junit-aws/target/classes/. "$out/with"
rm -rf "$out/without"
cp -r "$out/with" "$out/without"
rm "$out/without/software/amazon/awssdk/global/handlers/execution.interceptors"
rest="chaos-junit/target/classes:$(cat "$out/classpath")"
"${java}c" -proc:none -d "$out" -cp "$rest" benchmarks/aws/IdleCalls.java
for round in 1 2 3 4 5; do
    for mode in without with; do
        printf '%s %s\n' "$mode" "$("$java" -cp "$out:$out/$mode:$rest" IdleCalls)"
    done
done | awk '
    { if (!($1 in best) || $2 < best[$1]) best[$1] = $2 }
    END {
        printf "without the interceptor %8.2f us\n", best["without"]
        printf "with it, idle           %8.2f us (x %.3f)\n", best["with"], best["with"] / best["without"]
    }'
