/**
 * A small HTTP service around the library: text in, quotes out.
 *
 *   node examples/server/server.mjs
 *   curl --data-binary @examples/article.txt -H 'content-type: text/plain' 'localhost:8080/quotes?indirect=true'
 *
 * Limits come from the environment: PORT (8080), HOST (127.0.0.1), MAX_BYTES (1 MiB of text), MAX_MS (2,000 ms of work),
 * MAX_WAITING (64 requests in line), THREADS (cores less one).
 */
import { createServer } from 'node:http'
import { availableParallelism } from 'node:os'
import Tinypool from 'tinypool'

const number = (name, usual) => {
  const value = Number(process.env[name] ?? usual)
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number`)
  return value
}
const maxBytes = number('MAX_BYTES', 2 ** 20)
const maxMs = number('MAX_MS', 2000)
const maxWaiting = number('MAX_WAITING', 64)
const threads = number('THREADS', Math.max(1, availableParallelism() - 1))

// Threads, because a call cannot be stopped from its own: one that takes too long is ended with its thread, and the server goes on.
const pool = new Tinypool({ filename: new URL('./attribute.mjs', import.meta.url).href, minThreads: threads, maxThreads: threads })
pool.on('error', () => {})
let waiting = 0

const server = createServer(
  { requestTimeout: 10_000, headersTimeout: 5000, keepAliveTimeout: 5000, maxHeaderSize: 8192 },
  (request, response) => {
    answer(request).then(
      ({ status, body, headers }) => send(response, status, body, headers),
      (error) => {
        if (!(error instanceof HttpError)) process.stderr.write(`${error.stack}\n`)
        const status = error instanceof HttpError ? error.status : 500
        send(response, status, { error: status === 500 ? 'something went wrong here' : error.message }, error.headers)
      },
    )
  },
)

class HttpError extends Error {
  constructor(status, message, headers = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

async function answer(request) {
  const url = new URL(request.url, 'http://host')
  if (url.pathname === '/health') return { status: 200, body: { waiting } }
  if (url.pathname !== '/quotes') throw new HttpError(404, 'there are /quotes and /health')
  if (request.method !== 'POST') throw new HttpError(405, 'send the text with POST', { allow: 'POST' })
  if (waiting >= maxWaiting) throw new HttpError(503, 'too many requests in line', { 'retry-after': '1' })
  waiting++
  try {
    const job = readJob(request, url, await readBody(request))
    return { status: 200, body: { quotes: await work(job) } }
  } finally {
    waiting--
  }
}

async function readBody(request) {
  const tooLarge = () => new HttpError(413, `the text may have ${maxBytes} bytes`, { connection: 'close' })
  if (Number(request.headers['content-length']) > maxBytes) throw tooLarge()
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Text as it is with options in the query, or JSON: `{text, options}`. */
function readJob(request, url, body) {
  const type = (request.headers['content-type'] ?? 'text/plain').split(';', 1)[0].trim().toLowerCase()
  if (type === 'application/json') {
    let job
    try {
      job = JSON.parse(body.toString())
    } catch {
      throw new HttpError(400, 'the body is not JSON')
    }
    if (typeof job?.text !== 'string') throw new HttpError(400, 'the body must be {"text": "…", "options": {…}}')
    return { text: job.text, options: job.options ?? {} }
  }
  if (type !== 'text/plain') throw new HttpError(415, 'send text/plain or application/json')
  const options = {}
  for (const name of ['indirect', 'unspoken']) if (url.searchParams.has(name)) options[name] = url.searchParams.get(name) === 'true'
  if (url.searchParams.has('genre')) options.genre = url.searchParams.get('genre')
  return { text: body.toString(), options }
}

async function work(job) {
  const { quotes, problem } = await pool.run(job, { signal: AbortSignal.timeout(maxMs) }).catch((error) => {
    if (error.name === 'AbortError') throw new HttpError(503, `not done within ${maxMs} ms`)
    throw error
  })
  if (problem) throw new HttpError(400, problem)
  return quotes
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff', ...headers })
  response.end(`${JSON.stringify(body)}\n`)
}

server.listen(number('PORT', 8080), process.env.HOST ?? '127.0.0.1', () => {
  process.stdout.write(`listening on port ${server.address().port}\n`)
})

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    // What has been asked is answered; new connections are not taken.
    server.close(() => pool.destroy().then(() => process.exit(0)))
    server.closeIdleConnections()
  })
