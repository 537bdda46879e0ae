// Talks to the stand-in as a user of the JavaScript SDK would; prints what it was told as JSON.
const { createRequire } = require('module');
const { CloudWatch } = createRequire(process.argv[2] + '/')('@aws-sdk/client-cloudwatch');

const client = new CloudWatch({});
const start = new Date('2026-11-20T12:00:00Z');
const end = new Date('2026-11-20T12:10:00Z');
const Dimensions = [{ Name: 'F', Value: 'a' }];
const stat = name => ({ Metric: { Namespace: 'N', MetricName: name, Dimensions }, Period: 60, Stat: 'Sum' });

(async () => {
  for (const [minute, errors] of [[0, 1], [1, 2]]) {
    const Timestamp = new Date(start.getTime() + minute * 60000);
    await client.putMetricData({ Namespace: 'N', MetricData: [
      { MetricName: 'Errors', Dimensions, Timestamp, Value: errors },
      { MetricName: 'Calls', Dimensions, Timestamp, Values: [1], Counts: [4] }] });
  }
  const data = await client.getMetricData({ StartTime: start, EndTime: end, ScanBy: 'TimestampAscending', MetricDataQueries: [
    { Id: 'm1', MetricStat: stat('Errors'), ReturnData: false },
    { Id: 'm2', MetricStat: stat('Calls') },
    { Id: 'e1', Expression: '100 * m1 / m2', Label: 'Failed' }] });
  const statistics = await client.getMetricStatistics({ Namespace: 'N', MetricName: 'Errors', Dimensions,
    StartTime: start, EndTime: end, Period: 600, Statistics: ['Sum', 'Maximum'] });
  await client.putMetricAlarm({ AlarmName: 'errors', Namespace: 'N', MetricName: 'Errors', Statistic: 'Sum', Period: 60,
    EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'ignore' });
  await client.setAlarmState({ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'test' });
  let missing = 'found';
  try {
    await client.setAlarmState({ AlarmName: 'none', StateValue: 'OK', StateReason: 'test' });
  } catch (e) {
    missing = e.Code || e.name;
  }
  const metrics = (await client.listMetrics({ Namespace: 'N' })).Metrics.map(m => m.MetricName).sort();
  const alarms = await client.describeAlarms({ AlarmNames: ['errors'] });
  console.log(JSON.stringify({
    results: data.MetricDataResults.map(r => [r.Id, r.Label, r.Values, r.StatusCode,
      r.Timestamps.map(t => t.toISOString().replace('.000Z', '+00:00'))]),
    sum: statistics.Datapoints[0].Sum, maximum: statistics.Datapoints[0].Maximum, metrics,
    state: alarms.MetricAlarms[0].StateValue, missing }));
})().catch(e => { console.error(e); process.exit(1); });
