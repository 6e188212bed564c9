/** Limits of a batch. */
export interface BatchLimits {
  readonly items: number
  /** Sum of the items' sizes from which a batch is full. */
  readonly size: number
  /** Milliseconds that a batch waits for more. */
  readonly patience: number
}

/** Batches pay a thread's messages from 16 documents on; long documents make a batch sooner. */
const usual: BatchLimits = { items: 32, size: 2 ** 18, patience: 30 }

/**
 * Groups items. A batch that is not full goes on when nothing more comes for a while: whoever writes a record and waits
 * for its result, as coprocesses do, must not wait for ever.
 *
 * @example
 * batches(['a', 'b', 'c'], (item) => item.length, {items: 2, size: 100, patience: 30}) // ['a', 'b'], then ['c']
 */
export async function* batches<T>(source: AsyncIterable<T>, sizeOf: (item: T) => number, limits: BatchLimits = usual): AsyncGenerator<T[]> {
  const iterator = source[Symbol.asyncIterator]()
  let batch: T[] = []
  let size = 0
  let wait: Wait | undefined
  const take = (): T[] => {
    const full = batch
    batch = []
    size = 0
    wait?.cancel()
    wait = undefined
    return full
  }
  let pending = iterator.next()
  try {
    for (;;) {
      const next = wait ? await Promise.race([pending, wait.over]) : await pending
      if (next === late) {
        yield take()
        continue
      }
      if (next.done) break
      pending = iterator.next()
      // An error of the source is met by the next turn; until then nobody listens to it.
      pending.catch(() => {})
      batch.push(next.value)
      size += sizeOf(next.value)
      if (batch.length >= limits.items || size >= limits.size) yield take()
      else wait ??= waitFor(limits.patience)
    }
    if (batch.length) yield take()
  } finally {
    wait?.cancel()
    // Not awaited: a source that waits for its next item, on an open pipe, would not answer. Whoever opened it closes it.
    iterator.return?.(undefined).catch(() => {})
  }
}

const late = Symbol('late')

interface Wait {
  readonly over: Promise<typeof late>
  cancel(): void
}

function waitFor(milliseconds: number): Wait {
  let timer: NodeJS.Timeout
  const over = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds)
  })
  return { over, cancel: () => clearTimeout(timer) }
}
