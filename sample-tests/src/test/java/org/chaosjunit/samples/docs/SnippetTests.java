package org.chaosjunit.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every piece of Java in the documents stands in the samples, word by word; {@code ...} leaves something out. */
class SnippetTests {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    static Stream<Snippet> snippets() throws IOException {
        List<Path> documents = Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve), docs())
                .toList();
        return documents.stream().flatMap(SnippetTests::snippets);
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void standsInTheSamples(Snippet snippet) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("sample-tests/src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).map(SnippetTests::words))
                    .as(snippet.text)
                    .anyMatch(source -> snippet.parts().allMatch(source::contains));
        }
    }

    private static Stream<Path> docs() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    private static Stream<Snippet> snippets(Path document) {
        List<MatchResult> found = SNIPPET.matcher(read(document)).results().toList();
        return found.stream().map(match -> new Snippet(ROOT.relativize(document).toString(), match.group(1)));
    }

    // Line breaks are the formatter's, comments are for the reader of the source.
    private static String words(Path source) {
        return read(source).replaceAll("(?s)/\\*\\*.*?\\*/", "").replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Snippet(String document, String text) {
        Stream<String> parts() {
            return Arrays.stream(text.split("\\.\\.\\.", -1)).map(part -> part.replaceAll("\\s+", ""));
        }

        @Override
        public String toString() {
            return document + ": " + text.lines().findFirst().orElse("");
        }
    }
}
