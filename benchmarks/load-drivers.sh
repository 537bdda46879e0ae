#!/bin/sh
# The built-in HTTP load beside Gatling and JMeter (from Maven Central) and wrk, wrk2, hey, vegeta and k6 where they are on
# the PATH: truth under stalls, processor time per request, time to the first request, highest clean rate, punctuality.
# Loopback only; ends by itself in about half an hour after the build, or does only the parts that are named:
#   benchmarks/load-drivers.sh truth cost short experiment ladder
# Needs Linux, a JDK 17+ and Maven; takes fewer repetitions with JDK_JAVA_OPTIONS=-Drepetitions=1.
set -eu
cd "$(dirname "$0")/.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
out=$PWD/chaos-junit/target/benchmarks/others
mkdir -p "$out"
for other in gatling jmeter; do
    mvn -B -q -f "benchmarks/others/$other/pom.xml" dependency:build-classpath -Dmdep.outputFile="$out/$other.classpath"
    "${java}c" -proc:none -d "$out" -cp "$(cat "$out/$other.classpath")" "benchmarks/others/$other"/*.java
done
exec benchmarks/run.sh \
    -Dgatling.classpath="$out:$(cat "$out/gatling.classpath")" -Dgatling.results="$out/results" \
    -Djmeter.classpath="$out:$(cat "$out/jmeter.classpath")" \
    org.chaosjunit.load.LoadDrivers "$@"
