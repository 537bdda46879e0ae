package org.chaosjunit.samples.requests;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.steady.SteadyState;

/** Experiments whose loads say more of their requests than a URL; they need a shop and are not run here. */
class DeclaredRequests {
    @ChaosExperiment("If the stock is slow, orders are still accepted")
    @InjectLatency(min = 100, max = 400, hosts = "stock.*")
    @HttpLoad(
            url = "https://shop.internal:8443/customers/#{customer}/orders",
            method = "POST",
            headers = {"Content-Type: application/json", "Idempotency-Key: #{uuid}"},
            body = "{\"item\": \"#{item}\", \"quantity\": #{random(1,5)}}",
            data = "classpath:orders.csv",
            version = HttpVersion.HTTP_2,
            trust = "classpath:shop-ca.pem",
            expectStatus = "201",
            expectJson = {"$.id", "$.state == 'accepted'"},
            rate = 50)
    @SteadyState(metric = "load.success", range = ">= 99%")
    void ordersAreAccepted() {}

    @ChaosExperiment("If the stock is slow, the checkout function still answers")
    @InjectLatency(min = 100, max = 400, hosts = "stock.*")
    @CallLoad(
            handler = CheckoutHandler.class,
            event = "{\"item\": \"tea\", \"n\": #{n}}",
            expectJson = "$.statusCode == 200",
            rate = 20,
            timeout = "3s")
    @SteadyState(metric = "load.p95", range = "<= 1s")
    void checkoutAnswers() {}

    /** What would run in Lambda. */
    public static final class CheckoutHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Map<String, Object> order, Context context) {
            return Map.of("statusCode", order.containsKey("item") ? 200 : 400);
        }
    }
}
