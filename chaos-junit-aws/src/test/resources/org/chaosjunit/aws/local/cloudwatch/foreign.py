# Talks to the stand-in as a user of boto3 would; prints what it was told as JSON.
import boto3, datetime, json, os

client = boto3.client("cloudwatch", endpoint_url=os.environ["CLOUDWATCH_ENDPOINT"])
start = datetime.datetime(2026, 11, 20, 12, 0, tzinfo=datetime.timezone.utc)
end = start + datetime.timedelta(minutes=10)


def stat(name):
    return {"Metric": {"Namespace": "N", "MetricName": name, "Dimensions": [{"Name": "F", "Value": "a"}]},
            "Period": 60, "Stat": "Sum"}


for minute, errors in ((0, 1), (1, 2)):
    at = start + datetime.timedelta(minutes=minute)
    client.put_metric_data(Namespace="N", MetricData=[
        {"MetricName": "Errors", "Dimensions": [{"Name": "F", "Value": "a"}], "Timestamp": at, "Value": errors},
        {"MetricName": "Calls", "Dimensions": [{"Name": "F", "Value": "a"}], "Timestamp": at, "Values": [1.0], "Counts": [4.0]}])
data = client.get_metric_data(StartTime=start, EndTime=end, ScanBy="TimestampAscending", MetricDataQueries=[
    {"Id": "m1", "MetricStat": stat("Errors"), "ReturnData": False},
    {"Id": "m2", "MetricStat": stat("Calls")},
    {"Id": "e1", "Expression": "100 * m1 / m2", "Label": "Failed"}])
statistics = client.get_metric_statistics(
    Namespace="N", MetricName="Errors", Dimensions=[{"Name": "F", "Value": "a"}], StartTime=start, EndTime=end,
    Period=600, Statistics=["Sum", "Maximum"])
client.put_metric_alarm(
    AlarmName="errors", Namespace="N", MetricName="Errors", Statistic="Sum", Period=60, EvaluationPeriods=1,
    Threshold=1, ComparisonOperator="GreaterThanThreshold", TreatMissingData="ignore")
client.set_alarm_state(AlarmName="errors", StateValue="ALARM", StateReason="test")
try:
    client.set_alarm_state(AlarmName="none", StateValue="OK", StateReason="test")
    missing = "found"
except client.exceptions.ClientError as e:
    missing = e.response["Error"]["Code"]
print(json.dumps({
    "results": [[r["Id"], r["Label"], r["Values"], r["StatusCode"], [t.isoformat() for t in r["Timestamps"]]]
                for r in data["MetricDataResults"]],
    "sum": statistics["Datapoints"][0]["Sum"],
    "maximum": statistics["Datapoints"][0]["Maximum"],
    "metrics": sorted(m["MetricName"] for m in client.list_metrics(Namespace="N")["Metrics"]),
    "state": client.describe_alarms(AlarmNames=["errors"])["MetricAlarms"][0]["StateValue"],
    "missing": missing}))
