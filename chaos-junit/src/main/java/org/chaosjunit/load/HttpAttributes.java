package org.chaosjunit.load;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.load.answer.AnswerCheck;
import org.chaosjunit.load.answer.StatusList;
import org.chaosjunit.load.data.DataFile;
import org.chaosjunit.load.data.Template;
import org.chaosjunit.spi.DataOrder;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpTls;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Resource;
import org.chaosjunit.spi.Site;

/** Makes an operation of the attributes of {@link HttpLoad} that say what a request is. */
final class HttpAttributes {
    private HttpAttributes() {}

    static HttpOperation operation(HttpLoad load, Site site) {
        String url = site.resolve("url", load.url()).strip();
        URI checked = HttpUrl.check(url);
        HttpOperation operation = new HttpOperation(
                url,
                HttpHeaders.method(site.resolve("method", load.method())),
                Arrays.stream(load.headers())
                        .map(header -> HttpHeaders.header(site.resolve("headers", header), load.version()))
                        .toList(),
                body(load, site),
                load.version(),
                tls(load, site, checked),
                data(load, site),
                expectation(load, site),
                0);
        new AnswerCheck(operation.expected());
        checkData(operation, new HttpRequests(operation));
        return operation;
    }

    private static String body(HttpLoad load, Site site) {
        String file = site.resolve("bodyFile", load.bodyFile());
        if (file.isBlank()) {
            return site.resolve("body", load.body());
        }
        if (!load.body().isEmpty()) {
            throw new InvalidAttributeException(
                    "bodyFile", "to stand alone", "a `body` besides \"" + file + '"', "Leave one of them out.");
        }
        return site.resolve(
                "bodyFile", Resource.read("bodyFile", file, site.testClass()).text());
    }

    private static HttpTls tls(HttpLoad load, Site site, URI url) {
        String trust = site.resolve("trust", load.trust()).strip();
        String certificate = site.resolve("certificate", load.certificate()).strip();
        String key = site.resolve("key", load.key()).strip();
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        for (String[] file : new String[][] {{"trust", trust}, {"certificate", certificate}, {"key", key}}) {
            if (!file[1].isEmpty() && !secure) {
                throw new InvalidAttributeException(
                        file[0],
                        "to belong to a `url` with https://",
                        '"' + file[1] + "\" for " + url,
                        "Write https:// or leave `" + file[0] + "` out.");
            }
        }
        return TlsFiles.read(trust, certificate, key, site.testClass());
    }

    private static DataSet data(HttpLoad load, Site site) {
        String file = site.resolve("data", load.data());
        if (file.isBlank() && load.dataOrder() != DataOrder.CIRCULAR) {
            throw new InvalidAttributeException(
                    "dataOrder",
                    "to be left out without `data`",
                    load.dataOrder().toString(),
                    "Write for example `data = \"orders.csv\"` too.");
        }
        return DataFile.read(file, load.dataOrder(), site.testClass());
    }

    private static HttpExpectation expectation(HttpLoad load, Site site) {
        return new HttpExpectation(
                StatusList.parse("expectStatus", site.resolve("expectStatus", load.expectStatus())),
                texts("expectJson", load.expectJson(), site),
                texts("expectBody", load.expectBody(), site));
    }

    private static List<String> texts(String attribute, String[] written, Site site) {
        return Arrays.stream(written)
                .map(text -> site.resolve(attribute, text))
                .peek(text -> {
                    if (text.isBlank() || text.contains("#{")) {
                        throw new InvalidAttributeException(
                                attribute,
                                "to be texts that are not empty, without templates",
                                '"' + text + '"',
                                "An answer is held against the same text for all arrivals.");
                    }
                })
                .toList();
    }

    private static void checkData(HttpOperation operation, HttpRequests requests) {
        DataSet data = operation.data();
        if (data.isEmpty()) {
            return;
        }
        if (columns(requests.templates()).isEmpty()) {
            throw new InvalidAttributeException(
                    "data",
                    "to be used by the URL, a header or the body",
                    data.source() + " with " + data.columns() + ", and no template names one of them",
                    "Write for example #{" + data.columns().get(0) + "}, or leave `data` out.");
        }
        for (int column : columns(requests.headerTemplates())) {
            for (int row = 0; row < data.rows().size(); row++) {
                String value = data.rows().get(row).get(column);
                if (value.chars().anyMatch(Character::isISOControl)) {
                    throw new InvalidAttributeException(
                            "headers",
                            "to have values without line breaks and other control characters",
                            "one in row " + (row + 1) + ", column \""
                                    + data.columns().get(column) + "\" of " + data.source(),
                            "Send it in the body.");
                }
            }
        }
    }

    private static List<Integer> columns(Stream<Template> templates) {
        return templates
                .flatMap(template -> template.columns().stream())
                .distinct()
                .toList();
    }
}
