// The runtime of Node functions: speaks the Runtime API of Lambda and runs index.handler of LAMBDA_TASK_ROOT.
'use strict';
const http = require('http');
const path = require('path');
const util = require('util');
const { pathToFileURL } = require('url');
const fs = require('fs');

// Taken before the function's code can patch it: a fault that denies hosts must not cut the function off its runtime.
const request = http.request;
const agent = new http.Agent({ keepAlive: false });
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const BASE = '/2018-06-01/runtime';
let requestId = 'undefined';

for (const [name, level] of Object.entries({ log: 'INFO', info: 'INFO', debug: 'DEBUG', trace: 'TRACE', warn: 'WARN', error: 'ERROR' })) {
  console[name] = (...parts) => print(level, util.format(...parts));
}

function print(level, message) {
  const line = `${new Date().toISOString()}\t${requestId}\t${level}\t${message}`;
  fs.writeSync(1, line.replace(/\n/g, '\r') + '\n');
}

function call(method, where, body) {
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path: BASE + where, agent }, answer => {
      const chunks = [];
      answer.on('data', chunk => chunks.push(chunk));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(chunks).toString() }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function described(error) {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack || '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
}

async function loaded() {
  const [file, name] = process.env._HANDLER.split(/\.(?=[^./]+$)/);
  const base = path.join(process.env.LAMBDA_TASK_ROOT, file);
  const found = [base + '.js', base + '.cjs', base + '.mjs'].find(each => fs.existsSync(each));
  if (!found) throw new Error(`Cannot find module '${file}'`);
  let module;
  try {
    module = found.endsWith('.mjs') ? await import(pathToFileURL(found)) : require(found);
  } catch (e) {
    if (e.code !== 'ERR_REQUIRE_ESM') throw e;
    module = await import(pathToFileURL(found));
  }
  if (typeof module[name] !== 'function') throw new Error(`${file}.${name} is undefined or not exported`);
  return module[name];
}

function invoked(handler, event, context) {
  return new Promise((resolve, reject) => {
    const done = (error, result) => (error ? reject(error) : resolve(result));
    Object.assign(context, { done, fail: reject, succeed: resolve });
    const result = handler(event, context, done);
    if (result && typeof result.then === 'function') result.then(resolve, reject);
  });
}

async function main() {
  let handler;
  try {
    handler = await loaded();
  } catch (e) {
    print('ERROR', 'Uncaught Exception \t' + JSON.stringify(described(e)));
    await call('POST', '/init/error', JSON.stringify(described(e)));
    process.exit(1);
  }
  for (;;) {
    const next = await call('GET', '/invocation/next');
    requestId = next.headers['lambda-runtime-aws-request-id'];
    const deadline = Number(next.headers['lambda-runtime-deadline-ms']);
    const context = {
      callbackWaitsForEmptyEventLoop: true,
      awsRequestId: requestId,
      invokedFunctionArn: next.headers['lambda-runtime-invoked-function-arn'],
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    };
    try {
      const result = await invoked(handler, JSON.parse(next.body), context);
      const body = JSON.stringify(result === undefined ? null : result);
      await call('POST', `/invocation/${requestId}/response`, body);
    } catch (e) {
      print('ERROR', 'Invoke Error \t' + JSON.stringify(described(e)));
      await call('POST', `/invocation/${requestId}/error`, JSON.stringify(described(e)));
    }
  }
}

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, e => {
    print('ERROR', 'Uncaught Exception \t' + JSON.stringify(described(e)));
    process.exit(128);
  });
}
main().catch(e => {
  print('ERROR', 'The runtime failed: ' + (e && e.stack));
  process.exit(1);
});
