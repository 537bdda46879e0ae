import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** So many requests a second by Gatling's open model, over connections that all its virtual users share. */
public final class GatlingLoad extends Simulation {
    public GatlingLoad() {
        setUp(scenario("load")
                        .exec(http("get").get(System.getProperty("url")).check(status().is(200)))
                        .injectOpen(constantUsersPerSec(Double.parseDouble(System.getProperty("rate")))
                                .during(Duration.ofSeconds(Long.getLong("seconds")))))
                .protocols(http.disableWarmUp().disableCaching().shareConnections());
    }
}
