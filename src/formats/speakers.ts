import type { Quote, Speaker } from '../types.ts'

/** Everybody who speaks or is spoken to, once each, in order of first appearance. */
export function speakersOf(quotes: readonly Quote[]): Speaker[] {
  const speakers = new Set<Speaker>()
  for (const { speaker, addressee } of quotes) {
    if (speaker) speakers.add(speaker)
    if (addressee) speakers.add(addressee)
  }
  return [...speakers]
}
