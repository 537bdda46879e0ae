'use strict';
// As much of the SDK for JavaScript v2 as failure-lambda 0.4.4 uses.
const http = require('http');

exports.SSM = function () {};
exports.SSM.prototype.getParameter = (parameters) => ({
  promise: () => new Promise((resolve, reject) => {
    const body = JSON.stringify(parameters);
    const request = http.request(process.env.AWS_ENDPOINT_URL, {
      method: 'POST',
      agent: false,
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'Content-Length': Buffer.byteLength(body),
        'X-Amz-Target': 'AmazonSSM.GetParameter',
        Authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20260101/'
          + process.env.AWS_REGION + '/ssm/aws4_request, SignedHeaders=host, Signature=0',
      },
    }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        response.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text));
      });
    });
    request.on('error', reject);
    request.end(body);
  }),
});
