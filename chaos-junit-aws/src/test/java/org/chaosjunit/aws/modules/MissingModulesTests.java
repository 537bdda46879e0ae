package org.chaosjunit.aws.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Where modules of the AWS SDK are missing")
class MissingModulesTests {
    private static final Set<String> OPTIONAL = Set.of(
            "appconfig",
            "appconfigdata",
            "autoscaling",
            "cloudwatch",
            "cloudwatchlogs",
            "codedeploy",
            "dynamodb",
            "ec2",
            "iam",
            "lambda",
            "s3",
            "scheduler",
            "sns",
            "sqs");

    private static final Map<String, String> PROPERTIES = Map.of(
            // Nobody listens there: what is missing is told before anything is asked.
            "aws.endpointUrl", "http://127.0.0.1:1",
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "a",
            "aws.secretAccessKey", "b");

    @BeforeEach
    void start() {
        PROPERTIES.forEach(System::setProperty);
    }

    @AfterEach
    void stop() {
        PROPERTIES.keySet().forEach(System::clearProperty);
    }

    /** Returns what experiments say in a class loader that lacks some modules. */
    private static Map<?, ?> without(Set<String> missing, List<String> names) throws Exception {
        List<String> entries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("awssdk")
                        || !missing.contains(
                                Path.of(entry).getFileName().toString().replaceFirst("-[0-9].*", "")))
                .toList();
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(entries.get(i)).toUri().toURL();
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return (Map<?, ?>) loader.loadClass(ModulesRun.class.getName())
                    .getMethod("messages", List.class)
                    .invoke(null, names);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static String advice(String module) {
        return "Add `software.amazon.awssdk:" + module + "` to the dependencies of the tests";
    }

    @Test
    @DisplayName("each experiment that needs one is refused, and says what to add")
    void withoutAll() throws Exception {
        List<String> names = Arrays.stream(EveryRoomTestCase.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .toList();
        Map<?, ?> messages = without(OPTIONAL, names);
        assertThat(messages).hasSize(names.size()).hasSizeGreaterThan(20);
        messages.forEach((name, message) -> {
            String module = String.valueOf(name).replaceFirst("_.*", "");
            // What needs several names the first.
            String named = String.valueOf(name).endsWith("_terminate")
                    ? "ec2"
                    : module.equals("scheduler") ? "lambda" : module;
            assertThat(String.valueOf(message))
                    .as("%s", name)
                    .contains(advice(named))
                    .doesNotContain("NoClassDef");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "autoscaling, ec2_terminate autoscaling_metric sns_terminate cloudwatch_terminate",
        "sns, sns_policy sns_terminate",
        "cloudwatch, cloudwatch_metric cloudwatch_query cloudwatch_alarm cloudwatch_terminate",
        "cloudwatchlogs, cloudwatchlogs_failureLambda cloudwatchlogs_chaosLambda appconfig_failureLambda",
        "scheduler, scheduler_switch"
    })
    @DisplayName("each is refused for the only one that it lacks")
    void withoutOne(String missing, String names) throws Exception {
        Map<?, ?> messages = without(Set.of(missing), List.of(names.split(" ")));
        assertThat(messages).hasSize(names.split(" ").length);
        messages.forEach((name, message) ->
                assertThat(String.valueOf(message)).as("%s", name).contains(advice(missing)));
    }
}
