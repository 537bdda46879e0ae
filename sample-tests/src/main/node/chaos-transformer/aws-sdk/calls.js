'use strict'
const crypto = require('crypto')
const dns = require('dns')
const http = require('http')
const https = require('https')

const REGION = process.env.AWS_REGION

/**
 * Calls a service of AWS under the name that it has there, so that what denies this name denies the call.
 *
 * With AWS_ENDPOINT_URL, or AWS_ENDPOINT_URL_DYNAMODB and so on, the name leads to that endpoint. Each call has a
 * connection of its own: what is pooled already cannot be denied any more.
 */
function call (service, { method = 'POST', path = '/', headers = {}, body = '' }) {
  const host = `${service}.${REGION}.amazonaws.com`
  const configured = process.env['AWS_ENDPOINT_URL_' + service.toUpperCase()] || process.env.AWS_ENDPOINT_URL
  const endpoint = new URL(configured || `https://${host}`)
  const signed = sign(service, host, method, path, headers, body)
  const options = {
    host,
    port: endpoint.port || undefined,
    method,
    path,
    headers: { ...signed, 'Content-Length': Buffer.byteLength(body) },
    agent: false,
    lookup: (_, how, done) => dns.lookup(endpoint.hostname, how, done)
  }
  return new Promise((resolve, reject) => {
    const request = (endpoint.protocol === 'https:' ? https : http).request(options, response => {
      const chunks = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode < 300) {
          resolve(text)
        } else {
          reject(new Error(`${service} answered ${response.statusCode} to ${method} ${path}: ${text}`))
        }
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Calls an operation of a service that speaks awsJson. */
async function awsJson (service, version, target, parameters) {
  const headers = { 'Content-Type': `application/x-amz-json-${version}`, 'X-Amz-Target': target }
  return JSON.parse(await call(service, { headers, body: JSON.stringify(parameters) }))
}

/** Calls an operation of a service that speaks awsQuery. */
function awsQuery (service, action, version, parameters) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString()
  return call(service, { headers, body })
}

// Signature Version 4, for paths that need no escaping and have no query.
function sign (service, host, method, path, headers, body) {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = process.env
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const all = { ...headers, host, 'x-amz-content-sha256': sha256(body), 'x-amz-date': time }
  if (token) {
    all['x-amz-security-token'] = token
  }
  const lines = Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]).sort()
  const names = lines.map(([name]) => name).join(';')
  const canonical = [method, path, '', ...lines.map(line => line.join(':')), '', names, sha256(body)].join('\n')
  const scope = [time.slice(0, 8), REGION, service, 'aws4_request']
  const key = scope.reduce((previous, part) => hmac(previous, part), 'AWS4' + secret)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString('hex')
  return {
    ...all,
    Authorization: `AWS4-HMAC-SHA256 Credential=${[id, ...scope].join('/')}, SignedHeaders=${names}, Signature=${signature}`
  }
}

const sha256 = text => crypto.createHash('sha256').update(text).digest('hex')
const hmac = (key, text) => crypto.createHmac('sha256', key).update(text).digest()

module.exports = { call, awsJson, awsQuery }
