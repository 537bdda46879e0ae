package org.chaosjunit.aws.cloudwatch;

import java.util.List;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Resource;
import org.chaosjunit.spi.Site;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Reads {@link CloudWatchQuery}. */
final class CloudWatchQueryReader implements MetricReader<CloudWatchQuery> {
    @Override
    public MetricSource read(CloudWatchQuery query, Site site) {
        new SdkModule("cloudwatch", "CloudWatchClient").require();
        String location = site.resolve("file", query.file());
        Resource file = Resource.read("file", location, site.testClass());
        List<MetricDataQuery> all = new QueryFile(file.location(), file.text(), site).read();
        Queries queries = QueryChoice.of(file.location(), all, site.resolve("id", query.id()));
        Timing timing = new TimingAttributes(query.step(), query.lookBack(), query.lag(), query.timeout())
                .read(queries.period(), site);
        return PeriodMetric.of(MetricName.read(query.value(), site), query.unit(), timing, queries, AwsPlace.current());
    }
}
