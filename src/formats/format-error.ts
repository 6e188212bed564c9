/** An error about something that a reader was given: stable `code`, and where it stands. */
export function formatError(message: string, cause?: unknown): TypeError {
  const error = cause === undefined ? new TypeError(message) : new TypeError(message, { cause })
  return Object.assign(error, { code: 'ERR_QUOTE_ATTRIBUTION_FORMAT' })
}
