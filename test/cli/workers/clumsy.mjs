import work from '../../../dist/cli/worker.js'

let calls = 0

/** A worker whose thread fails outside of its task, the first time that it works. */
export default async function clumsy(items) {
  if (calls++ === 0 && items.length > 1) {
    setTimeout(() => {
      throw new Error('slipped')
    })
    await new Promise(() => {})
  }
  return work(items)
}
