package org.chaosjunit.file;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;

/**
 * A file whose content, or some of whose properties, change.
 *
 * @param file the file
 */
record FileTarget(TargetFile file) implements Target {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Override
    public String id() {
        return "file:" + file.path();
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            problem(fault, faults.subList(0, i)).ifPresent(problem -> refusals.add(new Refusal(fault, problem)));
        }
        return refusals;
    }

    private Optional<Problem> problem(Fault fault, List<Fault> earlier) {
        if (!(fault instanceof FileFault) && !(fault instanceof ChangedProperty)) {
            return Optional.of(new Problem("", "a target that can do it", id(), "Choose another target."));
        }
        String attribute = fault instanceof WrittenFile ? "path" : "file";
        return earlier.stream()
                .flatMap(other -> clash(attribute, fault, other).stream())
                .findFirst()
                .or(() -> objection(attribute));
    }

    private Optional<Problem> clash(String attribute, Fault fault, Fault other) {
        if (fault instanceof ChangedProperty property && other instanceof ChangedProperty otherProperty) {
            return property.key().equals(otherProperty.key())
                    ? Optional.of(new Problem(
                            "key",
                            "to be set once in a file",
                            '"' + property.key() + "\" twice for " + file.path(),
                            "Remove one of them."))
                    : Optional.empty();
        }
        boolean fit = fault instanceof FileFault
                && !(fault instanceof WrittenFile)
                && other instanceof FileFault
                && !(other instanceof WrittenFile);
        return fit
                ? Optional.empty()
                : Optional.of(new Problem(
                        attribute,
                        "to be a file that no other fault of the experiment writes",
                        file.path() + " with \"" + other.description() + '"',
                        "Remove one of them."));
    }

    private Optional<Problem> objection(String attribute) {
        String found;
        try {
            found = file.objection().orElse("");
        } catch (IOException e) {
            found = file.path() + ", which cannot be looked at: " + e.getMessage();
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        attribute, "to be a file that can be changed and restored", found, "Choose another file."));
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        Optional<String> objection = file.objection();
        if (objection.isPresent()) {
            throw new IOException("cannot change and restore " + objection.get());
        }
        return faults.get(0) instanceof ChangedProperty ? set(faults, context) : write(faults, context);
    }

    private Injection write(List<Fault> faults, InjectionContext context) throws Exception {
        Optional<byte[]> before = file.read();
        Optional<byte[]> after = before;
        for (Fault fault : faults) {
            after = Optional.of(((FileFault) fault).content(after));
        }
        byte[] next = after.orElseThrow();
        if (TargetFile.isSame(before, after)) {
            throw new IOException(file.path() + " has that content already, so it would change nothing");
        }
        if (next.length > TargetFile.MOST_BYTES) {
            throw new IOException(
                    file.path() + " would get " + next.length + " bytes, more than " + TargetFile.MOST_BYTES);
        }
        FileUndo undo = FileUndo.of(file, before, next);
        context.journal().write(undo.record(id(), faults, context.expires()));
        if (undo.needsBackup()) {
            file.backUp(undo.change());
        }
        file.replace(before, next, undo.change());
        if (!TargetFile.isSame(after, file.read())) {
            throw new IOException(file.path() + " does not hold what was just written");
        }
        return looks(undo.change(), context, faults, fault -> TargetFile.isSame(Optional.of(next), file.read()));
    }

    private Injection set(List<Fault> faults, InjectionContext context) throws Exception {
        Optional<byte[]> before = file.read();
        PropertiesText text = PropertiesText.of(before.orElse(new byte[0]));
        String change = UUID.randomUUID().toString();
        List<PropertyUndo> undos = new ArrayList<>();
        for (Fault fault : faults) {
            ChangedProperty property = (ChangedProperty) fault;
            if (text.get(property.key()).equals(Optional.of(property.value()))) {
                throw new IOException(property.key() + " is \"" + property.value() + "\" in " + file.path()
                        + " already, so it would change nothing");
            }
            PropertiesText.Edit edit = text.set(property.key(), property.value());
            undos.add(new PropertyUndo(change, file, before.isPresent(), property.key(), property.value(), edit));
            text = edit.text();
        }
        for (int i = 0; i < undos.size(); i++) {
            context.journal().write(undos.get(i).record(id(), faults.get(i), context.expires()));
        }
        file.replace(before, text.bytes(), change);
        for (Fault fault : faults) {
            if (!isSet(fault)) {
                throw new IOException(file.path() + " does not hold what was just written");
            }
        }
        return looks(change, context, faults, this::isSet);
    }

    private boolean isSet(Fault fault) throws IOException {
        ChangedProperty property = (ChangedProperty) fault;
        Optional<byte[]> content = file.read();
        return content.isPresent()
                && PropertiesText.of(content.get()).get(property.key()).equals(Optional.of(property.value()));
    }

    private Looks looks(String change, InjectionContext context, List<Fault> faults, Sight sight) {
        return Looks.begin(
                change,
                context.expires(),
                BETWEEN_LOOKS,
                faults.stream()
                        .map(fault -> new Looks.Look(fault, id(), () -> sight.isThere(fault)))
                        .toList());
    }

    /** Tells whether a fault is seen in the file. */
    @FunctionalInterface
    private interface Sight {
        boolean isThere(Fault fault) throws IOException;
    }
}
