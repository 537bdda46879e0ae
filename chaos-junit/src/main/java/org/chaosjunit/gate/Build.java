package org.chaosjunit.gate;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Whose build it is, as far as the CI says so; texts that are not known are empty.
 *
 * @param commit what is built
 * @param actor who has started it
 * @param url where a person finds it
 */
public record Build(String commit, String actor, String url) {
    /** Reads the variables of GitHub Actions, GitLab, Jenkins, CodeBuild and Azure Pipelines; else the user's name. */
    public static Build of(Map<String, String> environment) {
        String run = environment.containsKey("GITHUB_RUN_ID")
                ? environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com") + "/"
                        + environment.getOrDefault("GITHUB_REPOSITORY", "") + "/actions/runs/"
                        + environment.get("GITHUB_RUN_ID")
                : "";
        return new Build(
                first(
                        environment,
                        "GITHUB_SHA",
                        "CI_COMMIT_SHA",
                        "GIT_COMMIT",
                        "CODEBUILD_RESOLVED_SOURCE_VERSION",
                        "BUILD_SOURCEVERSION"),
                first(
                        environment,
                        "GITHUB_ACTOR",
                        "GITLAB_USER_LOGIN",
                        "BUILD_USER_ID",
                        "CODEBUILD_INITIATOR",
                        "BUILD_REQUESTEDFOR",
                        "USER",
                        "USERNAME"),
                run.isEmpty() ? first(environment, "CI_JOB_URL", "BUILD_URL", "CODEBUILD_BUILD_URL") : run);
    }

    private static String first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }
}
