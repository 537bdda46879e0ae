package org.chaosjunit.aws;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.chaosjunit.spi.SharedEntry;

/**
 * What was written into a parameter once.
 *
 * @param version its number, from 1
 * @param text what was written
 */
record ParameterVersion(long version, ParameterText text) {
    static ParameterVersion read(String name, long version, String value) throws IOException {
        return new ParameterVersion(version, ParameterText.read(name, value));
    }

    /** Tells whether nobody else had written since its writer looked. */
    boolean counts() {
        return text.after() == version - 1;
    }

    /**
     * Returns the last that counts, under the newest number.
     *
     * @throws IOException if it is not among the versions that are kept
     */
    static SharedEntry entry(String name, List<ParameterVersion> history) throws IOException {
        List<ParameterVersion> newestFirst = history.stream()
                .sorted(Comparator.comparingLong(ParameterVersion::version).reversed())
                .toList();
        long newest = newestFirst.isEmpty() ? 0 : newestFirst.get(0).version;
        for (int i = 0; i < newestFirst.size(); i++) {
            ParameterVersion each = newestFirst.get(i);
            // A gap: what is missing might be what counts.
            if (each.version != newest - i) {
                break;
            }
            if (each.counts()) {
                return new SharedEntry(ParameterText.join(List.of(each.text)), newest);
            }
        }
        throw new IOException("the parameter " + name
                + " was overwritten or removed by hand while it was in use, so nobody knows what it said; if no experiment"
                + " is running on that target, remove it");
    }
}
