// Talks to the stand-in for AWS as the SDK for JavaScript does. The last line says OK.
'use strict';
const assert = require('assert');
const sdk = name => require(`${process.env.NODE_MODULES}/@aws-sdk/client-${name}`);
const { STS, SSM, CloudWatchLogs, AppConfig, AppConfigData, Lambda, S3, SNS, SQS, Scheduler } = {
  ...sdk('sts'), ...sdk('ssm'), ...sdk('cloudwatch-logs'), ...sdk('appconfig'), ...sdk('appconfigdata'),
  ...sdk('lambda'), ...sdk('s3'), ...sdk('sns'), ...sdk('sqs'), ...sdk('scheduler'),
};
const options = { maxAttempts: 1, endpoint: process.env.AWS_ENDPOINT_URL };
const text = bytes => Buffer.from(bytes).toString();

const checks = {
  async sts() {
    assert.strictEqual((await new STS(options).getCallerIdentity({})).Account, '123456789012');
  },
  async ssm() {
    const ssm = new SSM(options);
    await ssm.putParameter({ Name: '/js/a', Value: 'ä{}', Type: 'String' });
    const again = ssm.putParameter({ Name: '/js/a', Value: 'x', Type: 'String' });
    await assert.rejects(again, { name: 'ParameterAlreadyExists' });
    const { Parameter } = await ssm.getParameter({ Name: '/js/a' });
    assert.strictEqual(Parameter.Value, 'ä{}');
    assert.ok(Math.abs(Date.now() - Parameter.LastModifiedDate) < 60000);
    await assert.rejects(ssm.getParameter({ Name: '/js/none' }), { name: 'ParameterNotFound' });
  },
  async logs() {
    const logs = new CloudWatchLogs(options);
    await logs.createLogGroup({ logGroupName: 'js' });
    await logs.createLogStream({ logGroupName: 'js', logStreamName: 's' });
    const logEvents = [{ timestamp: Date.now(), message: 'one' }];
    await logs.putLogEvents({ logGroupName: 'js', logStreamName: 's', logEvents });
    const found = await logs.filterLogEvents({ logGroupName: 'js', filterPattern: 'one' });
    assert.strictEqual(found.events[0].message, 'one');
    await assert.rejects(logs.filterLogEvents({ logGroupName: 'none' }), { name: 'ResourceNotFoundException' });
  },
  async appconfig() {
    const appconfig = new AppConfig(options);
    const data = new AppConfigData(options);
    const { Id: ApplicationId } = await appconfig.createApplication({ Name: 'js' });
    const { Id: EnvironmentId } = await appconfig.createEnvironment({ ApplicationId, Name: 'env' });
    const profile = { ApplicationId, Name: 'p', LocationUri: 'hosted' };
    const { Id: ConfigurationProfileId } = await appconfig.createConfigurationProfile(profile);
    const Content = Buffer.from('{"a":1}');
    const { VersionNumber } = await appconfig.createHostedConfigurationVersion(
      { ApplicationId, ConfigurationProfileId, Content, ContentType: 'application/json' });
    const strategy = { Name: 's', DeploymentDurationInMinutes: 0, GrowthFactor: 100, ReplicateTo: 'NONE' };
    const { Id: DeploymentStrategyId } = await appconfig.createDeploymentStrategy(strategy);
    const { DeploymentNumber } = await appconfig.startDeployment(
      { ApplicationId, EnvironmentId, ConfigurationProfileId, DeploymentStrategyId, ConfigurationVersion: `${VersionNumber}` });
    const found = await appconfig.getDeployment({ ApplicationId, EnvironmentId, DeploymentNumber });
    assert.strictEqual(found.State, 'COMPLETE');
    assert.ok(found.StartedAt instanceof Date);
    const session = await data.startConfigurationSession(
      { ApplicationIdentifier: 'js', EnvironmentIdentifier: 'env', ConfigurationProfileIdentifier: 'p' });
    const latest = await data.getLatestConfiguration({ ConfigurationToken: session.InitialConfigurationToken });
    assert.strictEqual(text(latest.Configuration), '{"a":1}');
  },
  async lambda() {
    const lambda = new Lambda(options);
    await lambda.createFunction({
      FunctionName: 'js', Runtime: 'nodejs20.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/f',
      Timeout: 60, Code: { S3Bucket: 'hot-reload', S3Key: process.env.FUNCTION_CODE } });
    const answer = await lambda.invoke({ FunctionName: 'js', Payload: '{"a":1}', LogType: 'Tail' });
    assert.strictEqual(text(answer.Payload), '{"echo":{"a":1}}');
    assert.match(Buffer.from(answer.LogResult, 'base64').toString(), /START RequestId/);
    await lambda.putFunctionConcurrency({ FunctionName: 'js', ReservedConcurrentExecutions: 0 });
    await assert.rejects(lambda.invoke({ FunctionName: 'js' }), { name: 'TooManyRequestsException' });
  },
  async s3() {
    const s3 = new S3({ ...options });
    await s3.createBucket({ Bucket: 'js' });
    await s3.putObject({ Bucket: 'js', Key: 'a b/ü', Body: 'content', Metadata: { who: 'me' } });
    const found = await s3.getObject({ Bucket: 'js', Key: 'a b/ü' });
    assert.strictEqual(await found.Body.transformToString(), 'content');
    assert.deepStrictEqual(found.Metadata, { who: 'me' });
    const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }];
    await s3.putBucketCors({ Bucket: 'js', CORSConfiguration: { CORSRules } });
    assert.deepStrictEqual((await s3.getBucketCors({ Bucket: 'js' })).CORSRules, CORSRules);
    await assert.rejects(s3.getObject({ Bucket: 'js', Key: 'none' }), { name: 'NoSuchKey' });
  },
  async messages() {
    const sqs = new SQS(options);
    const sns = new SNS(options);
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'js' });
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
    const { TopicArn } = await sns.createTopic({ Name: 'js' });
    await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: Attributes.QueueArn });
    await sns.publish({ TopicArn, Message: '<&>' });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'ü', MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } } });
    const { Messages } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] });
    assert.strictEqual(JSON.parse(Messages[0].Body).Message, '<&>');
    assert.strictEqual(Messages[1].MessageAttributes.a.StringValue, 'b');
    await assert.rejects(sqs.getQueueUrl({ QueueName: 'none' }), /does not exist/);
  },
  async queues() {
    const sqs = new SQS(options);
    const attribute = async (QueueUrl, name) =>
      (await sqs.getQueueAttributes({ QueueUrl, AttributeNames: [name] })).Attributes[name];
    const received = async (QueueUrl, WaitTimeSeconds) =>
      ((await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds, AttributeNames: ['All'] })).Messages || []);

    const errors = (await sqs.createQueue({ QueueName: 'js-errors' })).QueueUrl;
    const deadLetterTargetArn = await attribute(errors, 'QueueArn');
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'js-work', Attributes: {
      VisibilityTimeout: '0', RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }) } });
    const policy = '{ "Version": "2012-10-17",  "Statement": [{ "Effect": "Deny", "Principal": {"Service": "x.amazonaws.com"}, ' +
      '"Action": "sqs:SendMessage", "Resource": "*" }] }';
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy: policy } });
    assert.strictEqual(await attribute(QueueUrl, 'Policy'), policy);

    await sqs.sendMessage({ QueueUrl, MessageBody: 'late', DelaySeconds: 1 });
    assert.deepStrictEqual(await received(QueueUrl, 0), []);
    const [first] = await received(QueueUrl, 5);
    assert.strictEqual(first.Attributes.ApproximateReceiveCount, '1');
    const [second] = await received(QueueUrl, 5);
    assert.strictEqual(second.Attributes.ApproximateReceiveCount, '2');
    assert.deepStrictEqual(await received(QueueUrl, 0), []);
    const [dead] = await received(errors, 5);
    assert.strictEqual(dead.Body, 'late');
    await sqs.changeMessageVisibility({ QueueUrl: errors, ReceiptHandle: dead.ReceiptHandle, VisibilityTimeout: 0 });
    const [again] = await received(errors, 5);
    await sqs.deleteMessage({ QueueUrl: errors, ReceiptHandle: again.ReceiptHandle });
    assert.strictEqual(await attribute(errors, 'ApproximateNumberOfMessagesNotVisible'), '0');
  },
  async scheduler() {
    const scheduler = new Scheduler(options);
    await scheduler.createSchedule({
      Name: 'js', ScheduleExpression: 'at(2099-01-01T00:00:00)', FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: 'arn:aws:scheduler:::aws-sdk:ssm:putParameter', RoleArn: 'arn:aws:iam::123456789012:role/r', Input: '{}' } });
    assert.ok((await scheduler.getSchedule({ Name: 'js' })).CreationDate instanceof Date);
    await assert.rejects(scheduler.getSchedule({ Name: 'none' }), { name: 'ResourceNotFoundException' });
  },
};

(async () => {
  for (const [name, check] of Object.entries(checks)) {
    await check();
    console.log(name);
  }
  console.log('OK');
})().catch(e => {
  console.error(e);
  process.exit(1);
});
