package org.chaosjunit.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Parameters of AWS Systems Manager below {@code /chaos-junit}: where leases and undo records of all targets in AWS lie.
 *
 * <p>Each is a {@code SecureString} under the account's own key for them, since what is to be restored may be secret. The
 * first part of an entry is written last and removed first.
 *
 * <p>A parameter cannot be overwritten on condition, but every overwriting adds a version, and all are kept for a while. So
 * each says which version its writer had seen, and only one that follows that version counts: of who overwrites what is no
 * longer there, nothing is read.
 */
public final class ParameterStore implements SharedStore {
    private static final int MOST_AT_ONCE = 10;
    private static final int LONGEST_DESCRIPTION = 1000;

    private final AwsPlace place;
    private final ParameterNames names;
    private final AwsRequestOverrideConfiguration bounded = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(CallLimits.current().store())
            .build();

    /** Creates the store of a place; makes no call. */
    public ParameterStore(AwsPlace place) {
        this.place = place;
        this.names = new ParameterNames();
    }

    @Override
    public String description() {
        try {
            return "the Parameter Store of " + place.words();
        } catch (SdkException e) {
            return "the Parameter Store of " + place.region();
        }
    }

    @Override
    public String address(String target, String name) {
        return names.of(target, name);
    }

    @Override
    public Optional<SharedEntry> create(String target, String name, String content, String purpose) throws IOException {
        List<ParameterText> parts = ParameterText.of(target, content);
        for (int i = parts.size(); i > 1; i--) {
            put(names.part(target, name, i), parts.get(i - 1), purpose, true);
        }
        try {
            return Optional.of(new SharedEntry(content, put(names.of(target, name), parts.get(0), purpose, false)));
        } catch (IOException e) {
            // It may have been tried more than once, or have worked without our learning of it.
            Optional<SharedEntry> found = read(target, name);
            if (found.isEmpty()) {
                throw e;
            }
            return found.filter(entry -> entry.content().equals(content));
        }
    }

    @Override
    public Optional<SharedEntry> replace(String target, String name, String content, SharedEntry seen)
            throws IOException {
        String parameter = names.of(target, name);
        List<ParameterText> parts = ParameterText.of(target, content);
        if (parts.size() > 1) {
            throw new IOException(parameter + " is too long to be replaced at once");
        }
        long version = put(parameter, parts.get(0).after(seen.version()), "", true);
        if (version == seen.version() + 1) {
            return Optional.of(new SharedEntry(content, version));
        }
        if (version <= seen.version()) {
            // Someone has removed it meanwhile, and what we wrote is read by nobody.
            delete(List.of(parameter));
            return Optional.empty();
        }
        // Others were faster; or it was tried more than once, and the first time counts.
        return read(target, name).filter(entry -> entry.content().equals(content));
    }

    private long put(String name, ParameterText part, String purpose, boolean isOverwriting) throws IOException {
        return call("PutParameter", name, ssm -> ssm.putParameter(request -> {
                    request.overrideConfiguration(bounded)
                            .name(name)
                            .value(part.value())
                            .type(ParameterType.SECURE_STRING)
                            .overwrite(isOverwriting);
                    if (!purpose.isEmpty()) {
                        request.description("chaos-junit: " + shortened(purpose));
                    }
                })
                .version());
    }

    @Override
    public Optional<SharedEntry> read(String target, String name) throws IOException {
        Optional<ParameterVersion> found = get(names.of(target, name));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ParameterVersion newest = found.get();
        if (!newest.counts()) {
            return Optional.of(ParameterVersion.entry(names.of(target, name), history(names.of(target, name))));
        }
        List<ParameterText> parts = new ArrayList<>(List.of(newest.text()));
        for (int i = 2; i <= newest.text().parts(); i++) {
            Optional<ParameterVersion> part = get(names.part(target, name, i));
            if (part.isEmpty()) {
                return removedMeanwhile(target, name, i);
            }
            parts.add(part.get().text());
        }
        return Optional.of(new SharedEntry(ParameterText.join(parts), newest.version()));
    }

    private Optional<SharedEntry> removedMeanwhile(String target, String name, int part) throws IOException {
        if (get(names.of(target, name)).isEmpty()) {
            return Optional.empty();
        }
        throw new IOException(
                names.of(target, name) + " is damaged: its part " + names.part(target, name, part) + " is missing");
    }

    private Optional<ParameterVersion> get(String name) throws IOException {
        Optional<Parameter> found = call("GetParameter", name, ssm -> {
            try {
                return Optional.of(ssm.getParameter(request -> request.overrideConfiguration(bounded)
                                .name(name)
                                .withDecryption(true))
                        .parameter());
            } catch (ParameterNotFoundException e) {
                return Optional.empty();
            }
        });
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(ParameterVersion.read(
                        name, found.get().version(), found.get().value()));
    }

    private List<ParameterVersion> history(String name) throws IOException {
        List<ParameterHistory> all = call("GetParameterHistory", name, ssm -> ssm
                .getParameterHistoryPaginator(request ->
                        request.overrideConfiguration(bounded).name(name).withDecryption(true))
                .stream()
                .flatMap(page -> page.parameters().stream())
                .toList());
        List<ParameterVersion> versions = new ArrayList<>();
        for (ParameterHistory each : all) {
            versions.add(ParameterVersion.read(name, each.version(), each.value()));
        }
        return versions;
    }

    @Override
    public void remove(String target, String name) throws IOException {
        List<String> batch = new ArrayList<>(List.of(names.of(target, name)));
        int next = 2;
        while (true) {
            while (batch.size() < MOST_AT_ONCE) {
                batch.add(names.part(target, name, next));
                next++;
            }
            // Most have one part only, and there is no order within one call that could be interrupted.
            if (!delete(batch).contains(batch.get(batch.size() - 1))) {
                return;
            }
            batch.clear();
        }
    }

    private List<String> delete(List<String> all) throws IOException {
        return call("DeleteParameters", all.get(0), ssm -> ssm.deleteParameters(
                        request -> request.overrideConfiguration(bounded).names(all))
                .deletedParameters());
    }

    @Override
    public void tidy(String target, Assurance stillOurs) throws IOException {
        Set<String> there = new HashSet<>(below(names.of(target), false).keySet());
        List<String> orphans = there.stream()
                .filter(name -> !there.contains(ParameterNames.first(name)))
                .sorted()
                .toList();
        if (!orphans.isEmpty()) {
            stillOurs.require();
        }
        for (int i = 0; i < orphans.size(); i += MOST_AT_ONCE) {
            delete(orphans.subList(i, Math.min(orphans.size(), i + MOST_AT_ONCE)));
        }
    }

    @Override
    public List<String> names(String target) throws IOException {
        String path = names.of(target) + "/";
        return below(names.of(target), false).keySet().stream()
                .filter(name -> name.equals(ParameterNames.first(name)))
                .map(name -> name.substring(path.length()))
                .sorted()
                .toList();
    }

    @Override
    public List<String> targets() throws IOException {
        Set<String> targets = new TreeSet<>();
        for (var entry : below(ParameterNames.ROOT, true).entrySet()) {
            if (ParameterNames.isEntry(entry.getKey())) {
                targets.add(ParameterText.read(entry.getKey(), entry.getValue()).target());
            }
        }
        return List.copyOf(targets);
    }

    private Map<String, String> below(String path, boolean isDecrypting) throws IOException {
        TreeMap<String, String> found = new TreeMap<>();
        call("GetParametersByPath", path, ssm -> {
            ssm.getParametersByPathPaginator(request -> request.overrideConfiguration(bounded)
                            .path(path)
                            .recursive(true)
                            .withDecryption(isDecrypting))
                    .forEach(page ->
                            page.parameters().forEach(parameter -> found.put(parameter.name(), parameter.value())));
            return found;
        });
        return found;
    }

    private <T> T call(String operation, String name, Function<SsmClient, T> call) throws IOException {
        try {
            return call.apply(AwsClients.client(place, "ssm", SsmClient.builder()));
        } catch (ParameterAlreadyExistsException e) {
            throw new IOException(name + " exists already", e);
        } catch (AbortedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("ssm:" + operation + " on " + name + " was interrupted", e);
        } catch (SdkException e) {
            throw new IOException("ssm:" + operation + " on " + name + ": " + e.getMessage(), e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION) + "...";
    }
}
