'use strict';
// One process is one container: it runs the wrapped handler, one invocation after the other, as Lambda's runtime does.
const http = require('http');
const failure = require('failure-lambda');

const call = (host) => new Promise((resolve) => {
  const request = http.get('http://' + host + ':1/', { agent: false }, () => resolve('answered'));
  request.on('error', (error) => resolve(error.code));
});

const handler = failure(async (event) => ({ statusCode: 200, body: event.call ? await call(event.call) : 'fine' }));

const log = console.log;
let number = 0;
let current = '';
// The runtime puts time and request before each line.
console.log = (...texts) => log(new Date().toISOString() + '\t' + current + '\tINFO\t' + texts.join(' '));

const invoke = async (event) => {
  current = 'request-' + (++number);
  log('START RequestId: ' + current + ' Version: $LATEST');
  try {
    return { result: await handler(event, {}) };
  } catch (error) {
    return { error: error.message };
  } finally {
    log('END RequestId: ' + current);
  }
};

let last = Promise.resolve();
const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    last = last.then(() => invoke(JSON.parse(Buffer.concat(chunks).toString()))).then((answer) => {
      const body = JSON.stringify(answer);
      response.writeHead(200, { 'Content-Length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
});
server.listen(0, '127.0.0.1', () => log('LISTENING ' + server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
