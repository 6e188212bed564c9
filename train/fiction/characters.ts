/**
 * Measures the characters that the library finds by itself: how many of those who speak ten lines or more have an entity, and how many of an
 * entity's names belong to the character that it stands for.
 *
 *   tsx train/fiction/characters.ts CORPUS [--shared DIR] [--list]
 */
import { parseArgs } from 'node:util'
import { analyse } from '../../src/attribute.ts'
import { readScene } from '../../src/dialogue/dialogue.ts'
import { readOptions } from '../../src/options.ts'
import { readCorpus, sharedFolder } from '../jsonl.ts'
import { makeCredit } from './credit.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { shared: { type: 'string' }, list: { type: 'boolean' } },
})
let wanted = 0
let found = 0
let names = 0
let pure = 0
for (const document of readCorpus(sharedFolder(values.shared ? ['--shared', values.shared] : []), positionals[0]!)) {
  const { scene } = readScene(analyse(document.text, readOptions({ genre: 'fiction' }))!)
  const characters = document.characters ?? []
  const credit = makeCredit(characters)
  const lines = new Map<string, number>()
  for (const g of document.attributions ?? []) lines.set(g.speaker!, (lines.get(g.speaker!) ?? 0) + 1)
  const entitiesOf = new Map<string, string[]>()
  const loose: [number, string][] = []
  scene.context.entities.list.forEach((entity, e) => {
    const weight = scene.told[e]! + scene.quoted[e]!
    if (!weight) return
    const fits = credit([entity.name, ...entity.aliases])
    const best = [...fits].find(([, share]) => share === Math.max(...fits.values()))
    const shown = `${entity.name}${entity.narrator ? '*' : ''} [${[...entity.aliases].filter((a) => a !== entity.name).join('; ')}] ${weight}/${scene.tags[e]}`
    if (!best) {
      if (weight > 5) loose.push([weight, shown])
      return
    }
    const list = entitiesOf.get(best[0]) ?? []
    list.push(`${shown}${best[1] < 1 ? ` (${best[1].toFixed(2)})` : ''}`)
    entitiesOf.set(best[0], list)
    const known = new Set(
      characters
        .filter((c) => c.name === best[0])
        .flatMap((c) => [c.name, ...c.aliases])
        .map((n) => n.toLowerCase()),
    )
    if ((lines.get(best[0]) ?? 0) >= 10 && scene.tags[e]! > 2)
      for (const name of new Set([entity.name, ...entity.aliases])) {
        const other = characters.some(
          (c) => c.name !== best[0] && [c.name, ...c.aliases].some((n) => n.toLowerCase() === name.toLowerCase()),
        )
        if (known.has(name.toLowerCase())) pure++
        if (known.has(name.toLowerCase()) || other) names++
      }
  })
  let [w, f] = [0, 0]
  for (const c of characters) {
    const n = lines.get(c.name) ?? 0
    if (n < 10) continue
    w++
    if (entitiesOf.has(c.name)) f++
    if (values.list)
      console.log(`  ${n} ${c.name} [${c.aliases.join('; ')}] = ${(entitiesOf.get(c.name) ?? ['—']).slice(0, 8).join(' | ')}`)
  }
  if (values.list) {
    loose.sort((a, b) => b[0] - a[0])
    console.log(
      `  loose: ${loose
        .slice(0, 25)
        .map(([, s]) => s.slice(0, 90))
        .join(' | ')}`,
    )
  }
  console.log(document.id, `${f} of ${w}`)
  wanted += w
  found += f
}
console.log(`found ${((100 * found) / wanted).toFixed(1)} % of ${wanted}; alias purity ${((100 * pure) / names).toFixed(1)} % of ${names}`)
