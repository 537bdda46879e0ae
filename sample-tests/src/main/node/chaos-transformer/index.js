'use strict'
const injectFailure = require('failure-lambda')
const { call, awsJson, awsQuery } = require('aws-sdk/calls')

const { TABLE, TOPIC_ARN, AWAIT_WRITES } = process.env

/** Turns each JSON document that the queue tells of into CSV, and notes in the table what it was about. */
exports.handler = injectFailure(async event => {
  for (const message of event.Records) {
    for (const { s3 } of JSON.parse(message.body).Records) {
      await transform(s3.bucket.name, s3.object.key, message.messageId)
    }
  }
})

async function transform (bucket, key, messageId) {
  const document = JSON.parse(await call('s3', { method: 'GET', path: `/${bucket}/${key}` }))

  const writes = writeDown(document, messageId)
  if (AWAIT_WRITES === 'true') {
    await writes
  } else {
    // The flaw: nobody waits for the writes, and what goes wrong with them is only logged.
    writes.catch(error => console.error('DynamoDB: ' + error.message))
  }

  const output = key.replace(/^input\//, 'output/').replace(/json$/, 'csv')
  await call('s3', { method: 'PUT', path: `/${bucket}/${output}`, body: csv(document) })
  await awsQuery('sns', 'Publish', '2010-03-31', { TopicArn: TOPIC_ARN, Message: `s3://${bucket}/${output}` })
}

function csv (document) {
  const names = Object.keys(document)
  return [names, names.map(name => document[name])].map(line => line.join(',') + '\n').join('')
}

async function writeDown (document, messageId) {
  await update(document, 'latest')
  await update(document, `${new Date().toISOString()}#${messageId}`)
  await count()
}

function update ({ symbol, price }, entryType) {
  return awsJson('dynamodb', '1.0', 'DynamoDB_20120810.UpdateItem', {
    TableName: TABLE,
    Key: { symbol: { S: symbol }, entryType: { S: entryType } },
    UpdateExpression: 'SET price = :price',
    ExpressionAttributeValues: { ':price': { N: String(price) } }
  })
}

function count () {
  return awsQuery('monitoring', 'PutMetricData', '2010-08-01', {
    Namespace: 'ChaosTransformer',
    'MetricData.member.1.MetricName': 'SymbolWriteCount',
    'MetricData.member.1.Dimensions.member.1.Name': 'DynamoDBTable',
    'MetricData.member.1.Dimensions.member.1.Value': TABLE,
    'MetricData.member.1.Unit': 'Count',
    'MetricData.member.1.Value': '1',
    'MetricData.member.1.StorageResolution': '1'
  })
}
