import type { Correction } from './attribution.ts'

/** What a link holds. */
export interface Shared {
  readonly text: string
  readonly corrections: readonly Correction[]
}

/** The text in the fragment of an address, compressed: fragments never leave the browser. */
export async function toFragment(shared: Shared): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(shared))
  const bytes = await pipe(json, new CompressionStream('deflate-raw'))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `#t=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Null where a fragment holds no text, or not one that can be read. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  const packed = /^#t=([\w-]+)$/.exec(fragment)?.[1]
  if (!packed) return null
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(await pipe(bytes, new DecompressionStream('deflate-raw'))))
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return null
    const corrections = 'corrections' in value && Array.isArray(value.corrections) ? value.corrections.filter(isCorrection) : []
    return { text: value.text, corrections }
  } catch {
    return null
  }
}

async function pipe(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer())
}

function isCorrection(value: unknown): value is Correction {
  if (typeof value !== 'object' || value === null) return false
  const { name, aliases, words, occurrence } = value as Record<string, unknown>
  const strings = Array.isArray(aliases) && aliases.every((alias) => typeof alias === 'string' && alias.trim())
  return typeof name === 'string' && name.trim() !== '' && strings && typeof words === 'string' && typeof occurrence === 'number'
}
