package org.chaosjunit.jmeter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.jmeter.protocol.http.control.Header;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerProxy;
import org.apache.jmeter.samplers.RemoteListenerWrapper;
import org.apache.jmeter.samplers.RemoteSampleListener;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.threads.openmodel.OpenModelThreadGroup;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;

/** A load as a test plan of JMeter. */
final class EnginePlan {
    // Becomes the label of each sample: the time, on the engine's clock, from which its schedule counts.
    private static final String TEST_START = "${TESTSTART.MS}";

    private EnginePlan() {}

    static HashTree tree(LoadPlan<HttpOperation> plan, EngineSchedule schedule, RemoteSampleListener listener) {
        OpenModelThreadGroup arrivals = new OpenModelThreadGroup();
        arrivals.setName(plan.name());
        arrivals.setScheduleString(schedule.text());

        HashTree tree = new ListedHashTree();
        HashTree all = tree.add(new TestPlan("chaos-junit"));
        all.add(new RemoteListenerWrapper(listener));
        HashTree each = all.add(arrivals);
        each.add(headers(plan.operation()));
        each.add(request(plan));
        return tree;
    }

    private static HeaderManager headers(HttpOperation operation) {
        HeaderManager headers = new HeaderManager();
        // A request takes only what seems to come from a panel that it knows.
        headers.setProperty(TestElement.GUI_CLASS, "org.apache.jmeter.protocol.http.gui.HeaderPanel");
        operation.headers().forEach(header -> headers.add(new Header(header.name(), header.value())));
        if (operation.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase("User-Agent"))) {
            headers.add(new Header("User-Agent", "chaos-junit"));
        }
        return headers;
    }

    private static HTTPSamplerProxy request(LoadPlan<HttpOperation> plan) {
        HttpOperation operation = plan.operation();
        URI uri = operation.uri();
        HTTPSamplerProxy request = new HTTPSamplerProxy("HttpClient4");
        request.setName(TEST_START);
        request.setProtocol(uri.getScheme());
        request.setDomain(uri.getHost());
        if (uri.getPort() > 0) {
            request.setPort(uri.getPort());
        }
        // Its setter would take the query apart and encode it anew.
        request.setProperty(HTTPSamplerBase.PATH, pathAndQuery(uri));
        request.setMethod(operation.method());
        request.setFollowRedirects(false);
        request.setAutoRedirects(false);
        request.setUseKeepAlive(true);
        String timeout = Long.toString(Math.max(1, plan.timeout().toMillis()));
        request.setConnectTimeout(timeout);
        request.setResponseTimeout(timeout);
        if (!operation.body().isEmpty()) {
            request.setPostBodyRaw(true);
            request.setContentEncoding(StandardCharsets.UTF_8.name());
            request.addNonEncodedArgument("", operation.body(), "");
        }
        return request;
    }

    private static String pathAndQuery(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
