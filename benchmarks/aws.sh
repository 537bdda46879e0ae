#!/bin/sh
# What chaos-junit-aws adds to a class path, and how long it takes from a cold JVM to the first fault in AWS (a stand-in on
# loopback), beside the bare SDK in the same run. Ends by itself about a minute after the build. Needs a JDK 17+ and Maven.
set -eu
cd "$(dirname "$0")/.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
out="$PWD/chaos-junit-aws/target/benchmarks"
mkdir -p "$out"
mvn -B -q -pl chaos-junit,chaos-junit-aws -DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip package
mvn -B -q -pl chaos-junit,chaos-junit-aws -DskipTests test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmarks-classpath
jars=$(tr ':' '\n' < chaos-junit-aws/target/benchmarks-classpath | grep -E '/software/amazon|reactive-streams|slf4j-api' \
    | grep -E '/(ssm|sts|sdk-core|aws-core|auth|regions|profiles|identity-spi|http-[a-z-]*|endpoints-spi|metrics-spi|json-utils|annotations|utils|utils-lite|retries|retries-spi|checksums|checksums-spi|protocol-core|aws-json-protocol|aws-query-protocol|third-party-jackson-core|reactive-streams|slf4j-api)/' || true)
echo "chaos-junit-aws itself: $(du -k chaos-junit-aws/target/chaos-junit-aws-*-SNAPSHOT.jar | cut -f1) KiB"
echo "the SDK for SSM and STS: $(echo "$jars" | wc -l) jars, $(echo "$jars" | xargs du -ck | tail -1 | cut -f1) KiB"
classpath="$out:chaos-junit-aws/target/test-classes:chaos-junit-aws/target/classes:chaos-junit/target/classes:$(cat chaos-junit-aws/target/benchmarks-classpath):$(cat chaos-junit/target/benchmarks-classpath)"
absolute=$(echo "$classpath" | tr ':' '\n' | while read -r entry; do case $entry in /*) echo "$entry" ;; *) echo "$PWD/$entry" ;; esac; done | paste -sd:)
"${java}c" -proc:none -d "$out" -cp "$absolute" benchmarks/aws/*.java
exec "$java" -cp "$absolute" org.chaosjunit.aws.machines.FirstInjection
