'use strict'
const { awsJson } = require('./calls')

/** failure-lambda calls `new SSM().getParameter({Name}).promise()`, and nothing else. */
exports.SSM = class {
  getParameter (parameters) {
    return { promise: () => awsJson('ssm', '1.1', 'AmazonSSM.GetParameter', parameters) }
  }
}
