package org.chaosjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The POM of the documents is one that a real build was made with. */
class DocumentedPomTests {
    private static final Pattern VERSION = Pattern.compile("<chaos-junit.version>(.*?)</chaos-junit.version>");

    @Test
    void isTheOneThatIsBuilt() throws IOException {
        String document = Files.readString(Path.of("../docs/maven-plugin.md"));
        Matcher version = VERSION.matcher(document);
        assertThat(version.find()).isTrue();
        String built = Files.readString(Path.of("src/it/documented/pom.xml"));
        assertThat(document).contains("```xml\n" + built.replace("@project.version@", version.group(1)) + "```");
    }
}
