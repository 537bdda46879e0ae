package org.chaosjunit.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.load.data.Draw;
import org.chaosjunit.load.data.Escape;
import org.chaosjunit.load.data.Template;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpOperation.Header;
import org.chaosjunit.spi.InvalidAttributeException;
import org.jspecify.annotations.Nullable;

/** Makes the request of each arrival; one that is always the same is made only once. */
final class HttpRequests {
    private final HttpOperation operation;
    private final Template path;
    private final List<TemplateHeader> headers;
    private final Template body;
    private final Escape inBody;
    private final @Nullable RenderedRequest constant;

    private record TemplateHeader(String name, Template value) {}

    /**
     * Prepares them.
     *
     * @throws InvalidAttributeException if a template names something that is not there
     */
    HttpRequests(HttpOperation operation) {
        this.operation = operation;
        this.path = Template.of("url", RequestUrl.path(operation.url()), operation.data());
        this.headers = operation.headers().stream()
                .map(header ->
                        new TemplateHeader(header.name(), Template.of("headers", header.value(), operation.data())))
                .toList();
        this.body = Template.of("body", operation.body(), operation.data());
        this.inBody = operation.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(header -> Escape.inBody(header.value()))
                .findFirst()
                .orElse(Escape.NONE);
        this.constant = templates().allMatch(Template::isConstant) ? render(0) : null;
    }

    /** Returns where the requests go: scheme, host and port. */
    URI server() {
        return RequestUrl.server(operation.url());
    }

    String method() {
        return operation.method();
    }

    /** Returns all templates, that of the body last. */
    Stream<Template> templates() {
        return Stream.concat(Stream.concat(Stream.of(path), headerTemplates()), Stream.of(body));
    }

    Stream<Template> headerTemplates() {
        return headers.stream().map(TemplateHeader::value);
    }

    /** Returns the request of an arrival. */
    RenderedRequest of(long number) {
        RenderedRequest always = constant;
        return always != null ? always : render(number);
    }

    private RenderedRequest render(long number) {
        Draw draw = Draw.of(number, operation.seed(), operation.data());
        return new RenderedRequest(
                operation.method(),
                path.text(draw, Escape.URL),
                headers.stream()
                        .map(header -> new Header(header.name(), header.value().text(draw, Escape.NONE)))
                        .toList(),
                body.text(draw, inBody).getBytes(StandardCharsets.UTF_8));
    }
}
