/**
 * The values of a JSON object as they are written. Parsing rounds whole numbers beyond 2^53, and ids of that size are common;
 * what is carried from a record to its result is therefore copied, not parsed and written again.
 *
 * @param json Valid JSON of an object.
 * @example
 * rawFields('{"id": 12345678901234567890}').get('id') // '12345678901234567890'
 */
export function rawFields(json: string): Map<string, string> {
  const fields = new Map<string, string>()
  let at = json.indexOf('{') + 1
  for (;;) {
    const nameStart = json.indexOf('"', at)
    if (nameStart < 0) return fields
    const nameEnd = stringEnd(json, nameStart)
    const start = json.indexOf(':', nameEnd) + 1
    const end = valueEnd(json, start)
    fields.set(JSON.parse(json.slice(nameStart, nameEnd)) as string, json.slice(start, end).trim())
    if (json.charCodeAt(end) !== comma) return fields
    at = end + 1
  }
}

const [quote, backslash, comma] = [34, 92, 44]

/** Offset behind a string that starts at `start`. */
function stringEnd(json: string, start: number): number {
  let at = start + 1
  while (json.charCodeAt(at) !== quote) at += json.charCodeAt(at) === backslash ? 2 : 1
  return at + 1
}

/** Offset of the comma or brace behind a value. */
function valueEnd(json: string, start: number): number {
  let depth = 0
  for (let at = start; ; at++) {
    switch (json[at]) {
      case '"':
        at = stringEnd(json, at) - 1
        break
      case '{':
      case '[':
        depth++
        break
      case '}':
      case ']':
        if (depth-- === 0) return at
        break
      case ',':
        if (depth === 0) return at
    }
  }
}
