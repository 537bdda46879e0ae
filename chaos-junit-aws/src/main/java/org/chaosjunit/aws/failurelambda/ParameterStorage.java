package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chaosjunit.aws.ApiCall;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/**
 * A parameter of the Parameter Store; all that is known about it beside its value is kept.
 *
 * @param place where it is
 * @param name its name
 */
record ParameterStorage(AwsPlace place, String name) implements Storage {
    private static final int MOST_BYTES_OF_STANDARD = 4096;
    private static final String TYPE = "type";
    private static final String TIER = "tier";
    private static final String DATA_TYPE = "data-type";
    private static final String DESCRIPTION = "description";
    private static final String ALLOWED_PATTERN = "allowed-pattern";
    private static final Map<String, String> IN_REQUEST = Map.of(
            TYPE,
            "Type",
            TIER,
            "Tier",
            DATA_TYPE,
            "DataType",
            DESCRIPTION,
            "Description",
            ALLOWED_PATTERN,
            "AllowedPattern");

    @Override
    public Stored read() {
        Parameter parameter = parameter();
        ParameterMetadata metadata = metadata();
        Map<String, String> state = new TreeMap<>();
        state.put(TYPE, metadata.typeAsString());
        putIfKnown(state, TIER, metadata.tierAsString());
        putIfKnown(state, DATA_TYPE, metadata.dataType());
        putIfKnown(state, DESCRIPTION, metadata.description());
        putIfKnown(state, ALLOWED_PATTERN, metadata.allowedPattern());
        if (metadata.type() == ParameterType.SECURE_STRING) {
            throw new IllegalStateException(
                    "the parameter " + name + " is a SecureString: failure-lambda does not decrypt"
                            + " it, so nothing would be injected, and its value must not get into undo records. Make it a"
                            + " String.");
        }
        return new Stored(parameter.value(), false, state);
    }

    private static void putIfKnown(Map<String, String> state, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            state.put(key, value);
        }
    }

    private Parameter parameter() {
        try {
            return ssm().getParameter(GetParameterRequest.builder().name(name).build())
                    .parameter();
        } catch (ParameterNotFoundException e) {
            throw new IllegalStateException(
                    "there is no parameter " + name + " in " + place.region()
                            + ", so no function reads it. Put there what disables the faults, for example"
                            + " {\"isEnabled\": false} for failure-lambda 0.x.",
                    e);
        }
    }

    private ParameterMetadata metadata() {
        ParameterStringFilter byName = ParameterStringFilter.builder()
                .key("Name")
                .option("Equals")
                .values(name)
                .build();
        return ssm().describeParametersPaginator(request -> request.parameterFilters(byName)).stream()
                .flatMap(page -> page.parameters().stream())
                .filter(metadata -> metadata.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ssm:DescribeParameters does not list " + name));
    }

    @Override
    public Instant put(String document, String change) {
        Stored now = read();
        int bytes = document.getBytes(StandardCharsets.UTF_8).length;
        if ("Standard".equals(now.state().get(TIER)) && bytes > MOST_BYTES_OF_STANDARD) {
            throw new IllegalStateException("the document has " + bytes + " bytes, but a standard parameter takes only "
                    + MOST_BYTES_OF_STANDARD + ". Write fewer hosts or a shorter body.");
        }
        write(document, now.state());
        Parameter written = parameter();
        if (!written.value().equals(document)) {
            throw new IllegalStateException("the parameter " + name + " was set, but then read as " + written.value());
        }
        return written.lastModifiedDate();
    }

    /** Returns the call that {@link #restore} makes. */
    ApiCall writing(Stored before) {
        JsonObject input = new JsonObject();
        input.addProperty("Name", name);
        input.addProperty("Value", before.document());
        input.addProperty("Overwrite", true);
        IN_REQUEST.forEach((key, member) -> {
            if (before.state().containsKey(key)) {
                input.addProperty(member, before.state().get(key));
            }
        });
        return new ApiCall("ssm", "putParameter", Json.text(input));
    }

    private void write(String document, Map<String, String> state) {
        ssm().putParameter(PutParameterRequest.builder()
                .name(name)
                .value(document)
                .overwrite(true)
                .type(state.get(TYPE))
                .tier(state.get(TIER))
                .dataType(state.get(DATA_TYPE))
                .description(state.get(DESCRIPTION))
                .allowedPattern(state.get(ALLOWED_PATTERN))
                .build());
    }

    @Override
    public Standing standing(Stored before, Map<String, String> documents) {
        Parameter found = parameter();
        Optional<String> change = documents.entrySet().stream()
                .filter(entry -> entry.getValue().equals(found.value()))
                .map(Map.Entry::getKey)
                .findFirst();
        return new Standing(
                change,
                change.isPresent(),
                found.value().equals(before.document()),
                found.lastModifiedDate(),
                found.value());
    }

    @Override
    public void restore(Stored before, Iterable<String> changes) {
        write(before.document(), before.state());
    }

    @Override
    public String byHand(Stored before) {
        return "aws ssm put-parameter --region " + place.region() + " --name '" + name + "' --overwrite --type "
                + before.state().get(TYPE) + " --value '"
                + before.document().replace("'", "'\\''") + "'";
    }

    private SsmClient ssm() {
        return AwsClients.client(place, "ssm", SsmClient.builder());
    }
}
