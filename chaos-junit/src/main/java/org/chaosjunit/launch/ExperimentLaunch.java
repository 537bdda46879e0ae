package org.chaosjunit.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs experiments, and no other tests, with JUnit's launcher in this JVM. */
public final class ExperimentLaunch {
    /** Tag of every experiment, whatever makes it one. */
    private static final String TAG = "chaos";

    private ExperimentLaunch() {}

    /**
     * Runs them.
     *
     * @param results directory of the results files of this run
     * @throws LaunchException if nothing could be run
     */
    public static Launched run(Selection selection, Path results) throws LaunchException {
        Course course = new Course(results);
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(request(selection), course);
        } catch (JUnitException e) {
            throw new LaunchException(words(e), e);
        } catch (LinkageError | ServiceConfigurationError e) {
            throw new LaunchException("JUnit's launcher and its engines must be of one version, and whole: " + e, e);
        }
        return course.launched();
    }

    private static LauncherDiscoveryRequest request(Selection selection) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors(selection))
                .filters(TagFilter.includeTags(TAG));
        if (!selection.includeTags().isEmpty()) {
            request.filters(TagFilter.includeTags(selection.includeTags()));
        }
        if (!selection.excludeTags().isEmpty()) {
            request.filters(TagFilter.excludeTags(selection.excludeTags()));
        }
        return request.build();
    }

    private static List<DiscoverySelector> selectors(Selection selection) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        selectors.addAll(DiscoverySelectors.selectClasspathRoots(new HashSet<>(selection.scanRoots())));
        selection.classes().forEach(name -> selectors.add(DiscoverySelectors.selectClass(name)));
        selection.methods().forEach(name -> selectors.add(DiscoverySelectors.selectMethod(name)));
        return selectors;
    }

    private static String words(Throwable thrown) {
        StringBuilder words = new StringBuilder(String.valueOf(thrown.getMessage()));
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            words.append(": ").append(cause);
        }
        return words.toString();
    }
}
