"""Talks to the stand-in for AWS as Debian's boto3 does. AWS_ENDPOINT_URL says where it is; the last line says OK."""
import datetime
import json
import os
import sys
import time

import boto3
from botocore.config import Config

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
CODE = os.environ["FUNCTION_CODE"]


def client(service):
    return boto3.client(service, endpoint_url=ENDPOINT, config=Config(retries={"max_attempts": 1}))


def equal(found, expected):
    if found != expected:
        sys.exit(f"expected {expected!r}, found {found!r}")


def fails(error, call, **parameters):
    try:
        call(**parameters)
    except error:
        return
    sys.exit(f"{call} did not fail with {error}")


def sts():
    equal(client("sts").get_caller_identity()["Account"], "123456789012")


def ssm():
    ssm = client("ssm")
    equal(ssm.put_parameter(Name="/py/a", Value="ä{}", Type="String")["Version"], 1)
    fails(ssm.exceptions.ParameterAlreadyExists, ssm.put_parameter, Name="/py/a", Value="x", Type="String")
    found = ssm.get_parameter(Name="/py/a")["Parameter"]
    equal((found["Value"], found["Version"]), ("ä{}", 1))
    age = datetime.datetime.now(datetime.timezone.utc) - found["LastModifiedDate"]
    equal(abs(age.total_seconds()) < 60, True)
    fails(ssm.exceptions.ParameterNotFound, ssm.get_parameter, Name="/py/none")
    equal([p["Name"] for p in ssm.get_parameters_by_path(Path="/py")["Parameters"]], ["/py/a"])
    equal(len(ssm.describe_parameters(ParameterFilters=[{"Key": "Name", "Values": ["/py/a"]}])["Parameters"]), 1)
    ssm.delete_parameter(Name="/py/a")


def logs():
    logs = client("logs")
    logs.create_log_group(logGroupName="py")
    fails(logs.exceptions.ResourceAlreadyExistsException, logs.create_log_group, logGroupName="py")
    logs.create_log_stream(logGroupName="py", logStreamName="s")
    now = int(time.time() * 1000)
    events = [{"timestamp": now, "message": "one"}, {"timestamp": now, "message": "two"}]
    logs.put_log_events(logGroupName="py", logStreamName="s", logEvents=events)
    found = logs.filter_log_events(logGroupName="py", filterPattern="two", startTime=now - 1)
    equal([(e["message"], e["timestamp"]) for e in found["events"]], [("two", now)])


def appconfig():
    appconfig, data = client("appconfig"), client("appconfigdata")
    app = appconfig.create_application(Name="py")["Id"]
    env = appconfig.create_environment(ApplicationId=app, Name="env")["Id"]
    profile = appconfig.create_configuration_profile(ApplicationId=app, Name="p", LocationUri="hosted")["Id"]
    strategy = appconfig.create_deployment_strategy(
        Name="s", DeploymentDurationInMinutes=0, GrowthFactor=100, ReplicateTo="NONE")["Id"]
    version = appconfig.create_hosted_configuration_version(
        ApplicationId=app, ConfigurationProfileId=profile, Content=b"{\"a\":1}", ContentType="application/json")
    equal(version["Content"].read(), b"{\"a\":1}")
    deployment = appconfig.start_deployment(
        ApplicationId=app, EnvironmentId=env, DeploymentStrategyId=strategy, ConfigurationProfileId=profile,
        ConfigurationVersion=str(version["VersionNumber"]))
    number = deployment["DeploymentNumber"]
    found = appconfig.get_deployment(ApplicationId=app, EnvironmentId=env, DeploymentNumber=number)
    equal((found["State"], type(found["StartedAt"])), ("COMPLETE", datetime.datetime))
    token = data.start_configuration_session(
        ApplicationIdentifier="py", EnvironmentIdentifier="env", ConfigurationProfileIdentifier="p")
    latest = data.get_latest_configuration(ConfigurationToken=token["InitialConfigurationToken"])
    equal(latest["Configuration"].read(), b"{\"a\":1}")
    fails(appconfig.exceptions.ResourceNotFoundException, appconfig.get_application, ApplicationId="none")
    fails(appconfig.exceptions.BadRequestException, appconfig.stop_deployment,
          ApplicationId=app, EnvironmentId=env, DeploymentNumber=number)


def lambdas():
    functions = client("lambda")
    functions.create_function(
        FunctionName="py", Runtime="nodejs20.x", Handler="index.handler", Role="arn:aws:iam::123456789012:role/f",
        Timeout=60, Code={"S3Bucket": "hot-reload", "S3Key": CODE})
    answer = functions.invoke(FunctionName="py", Payload=b"{\"a\":1}", LogType="Tail")
    equal((answer["StatusCode"], answer["Payload"].read(), "LogResult" in answer), (200, b"{\"echo\":{\"a\":1}}", True))
    functions.put_function_concurrency(FunctionName="py", ReservedConcurrentExecutions=0)
    equal(functions.get_function(FunctionName="py")["Concurrency"]["ReservedConcurrentExecutions"], 0)
    fails(functions.exceptions.TooManyRequestsException, functions.invoke, FunctionName="py")
    fails(functions.exceptions.ResourceNotFoundException, functions.get_function, FunctionName="none")


def s3():
    s3 = client("s3")
    s3.create_bucket(Bucket="py", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    s3.put_object(Bucket="py", Key="a b/ü", Body=b"x" * 1000, Metadata={"who": "me"})
    found = s3.get_object(Bucket="py", Key="a b/ü")
    equal((found["Body"].read(), found["Metadata"]), (b"x" * 1000, {"who": "me"}))
    rules = [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]
    s3.put_bucket_cors(Bucket="py", CORSConfiguration={"CORSRules": rules})
    equal(s3.get_bucket_cors(Bucket="py")["CORSRules"], rules)
    equal([o["Key"] for o in s3.list_objects_v2(Bucket="py")["Contents"]], ["a b/ü"])
    fails(s3.exceptions.NoSuchKey, s3.get_object, Bucket="py", Key="none")


def sns():
    sns = client("sns")
    topic = sns.create_topic(Name="py", Attributes={"DisplayName": "d"})["TopicArn"]
    equal(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["DisplayName"], "d")
    equal(len(sns.publish(TopicArn=topic, Message="<&>")["MessageId"]), 36)
    fails(sns.exceptions.NotFoundException, sns.publish, TopicArn=topic + "x", Message="x")


def dynamodb():
    dynamodb = client("dynamodb")
    table = dynamodb.create_table(
        TableName="pypy", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 2})["TableDescription"]
    equal(table["TableArn"], "arn:aws:dynamodb:eu-central-1:123456789012:table/pypy")
    item = {"id": {"S": "ä"}, "n": {"N": "1.50"}, "raw": {"B": b"\0\1"}, "none": {"NULL": True}, "in": {"M": {"l": {"L": []}}}}
    dynamodb.put_item(TableName="pypy", Item=item)
    equal(dynamodb.get_item(TableName="pypy", Key={"id": {"S": "ä"}})["Item"], {**item, "n": {"N": "1.5"}})
    fails(dynamodb.exceptions.ConditionalCheckFailedException, dynamodb.put_item,
          TableName="pypy", Item=item, ConditionExpression="attribute_not_exists(id)")
    fails(dynamodb.exceptions.ResourceNotFoundException, dynamodb.describe_table, TableName="none")
    dynamodb.update_table(TableName="pypy", ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 1})
    looks = [dynamodb.describe_table(TableName="pypy")["Table"] for _ in range(2)]
    equal([t["TableStatus"] for t in looks], ["UPDATING", "ACTIVE"])


def iam():
    iam = client("iam")
    policy = '{"Version":"2012-10-17","Statement":[]}'
    role = iam.create_role(RoleName="py", AssumeRolePolicyDocument=policy)["Role"]
    equal(role["Arn"], "arn:aws:iam::123456789012:role/py")
    iam.put_role_policy(RoleName="py", PolicyName="p", PolicyDocument=policy)
    equal(iam.list_role_policies(RoleName="py")["PolicyNames"], ["p"])
    # As AWS does, it answers with the policy as in a URL; boto3 reads that.
    equal(iam.get_role_policy(RoleName="py", PolicyName="p")["PolicyDocument"],
          {"Version": "2012-10-17", "Statement": []})
    iam.delete_role_policy(RoleName="py", PolicyName="p")
    fails(iam.exceptions.NoSuchEntityException, iam.get_role_policy, RoleName="py", PolicyName="p")
    fails(iam.exceptions.NoSuchEntityException, iam.get_role, RoleName="none")


def ec2():
    ec2 = client("ec2")
    # The one group of the stand-in, made by the test that starts this.
    groups = client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=["py"])["AutoScalingGroups"]
    equal([(g["AutoScalingGroupName"], g["DesiredCapacity"]) for g in groups], [("py", 2)])
    equal([(t["Key"], t["Value"]) for t in groups[0]["Tags"]], [("chaos", "yes")])
    ids = [i["InstanceId"] for i in groups[0]["Instances"]]
    equal([i["LifecycleState"] for i in groups[0]["Instances"]], ["InService", "InService"])

    def states():
        pages = ec2.get_paginator("describe_instances").paginate(Filters=[{"Name": "instance-id", "Values": ids}])
        return {i["InstanceId"]: i["State"]["Name"] for p in pages for r in p["Reservations"] for i in r["Instances"]}

    equal(states(), {ids[0]: "running", ids[1]: "running"})
    attribute = ec2.describe_instance_attribute(InstanceId=ids[0], Attribute="disableApiTermination")
    equal(attribute["DisableApiTermination"], {"Value": False})
    ended = ec2.terminate_instances(InstanceIds=[ids[0]])["TerminatingInstances"]
    equal([(e["InstanceId"], e["PreviousState"]["Name"], e["CurrentState"]["Name"]) for e in ended],
          [(ids[0], "running", "shutting-down")])
    equal(states(), {ids[0]: "shutting-down", ids[1]: "running"})
    try:
        ec2.terminate_instances(InstanceIds=["i-00000000000000000"])
    except ec2.exceptions.ClientError as e:
        equal(e.response["Error"]["Code"], "InvalidInstanceID.NotFound")
        return
    sys.exit("terminated an instance that is not there")


def codedeploy():
    functions, codedeploy = client("lambda"), client("codedeploy")
    functions.create_function(
        FunctionName="pyd", Runtime="nodejs20.x", Handler="index.handler", Role="arn:aws:iam::123456789012:role/f",
        Code={"S3Bucket": "hot-reload", "S3Key": CODE})
    functions.publish_version(FunctionName="pyd")
    functions.publish_version(FunctionName="pyd")
    functions.create_alias(FunctionName="pyd", Name="live", FunctionVersion="1")
    codedeploy.create_application(applicationName="py", computePlatform="Lambda")
    codedeploy.create_deployment_group(
        applicationName="py", deploymentGroupName="g", serviceRoleArn="arn:aws:iam::123456789012:role/d")
    group = codedeploy.get_deployment_group(applicationName="py", deploymentGroupName="g")["deploymentGroupInfo"]
    equal((group["computePlatform"], group["deploymentConfigName"]), ("Lambda", "CodeDeployDefault.LambdaAllAtOnce"))
    spec = json.dumps({"version": 0.0, "Resources": [{"pyd": {"Type": "AWS::Lambda::Function", "Properties": {
        "Name": "pyd", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}]})
    deployment = codedeploy.create_deployment(
        applicationName="py", deploymentGroupName="g",
        revision={"revisionType": "AppSpecContent", "appSpecContent": {"content": spec}})["deploymentId"]
    codedeploy.get_waiter("deployment_successful").wait(
        deploymentId=deployment, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    equal(functions.get_alias(FunctionName="pyd", Name="live")["FunctionVersion"], "2")
    target = codedeploy.list_deployment_targets(deploymentId=deployment)["targetIds"][0]
    found = codedeploy.get_deployment_target(deploymentId=deployment, targetId=target)["deploymentTarget"]
    function = found["lambdaTarget"]["lambdaFunctionInfo"]
    equal((found["deploymentTargetType"], function["targetVersionWeight"]), ("LambdaTarget", 1.0))
    fails(codedeploy.exceptions.DeploymentDoesNotExistException, codedeploy.get_deployment, deploymentId="d-NONE")
    fails(codedeploy.exceptions.ApplicationDoesNotExistException, codedeploy.create_deployment_group,
          applicationName="none", deploymentGroupName="g", serviceRoleArn="arn:aws:iam::123456789012:role/d")


for check in (sts, ssm, logs, appconfig, lambdas, s3, sns, dynamodb, iam, ec2, codedeploy):
    check()
    print(check.__name__)
print("OK")
