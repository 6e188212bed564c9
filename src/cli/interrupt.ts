/** Tells that the user wants to stop. */
export interface Interrupt {
  /** The status to leave with, or undefined while nobody has asked. */
  status(): number | undefined
  /** Called once, when it happens. */
  onStop(act: () => void): void
  release(): void
}

const statuses = { SIGINT: 130, SIGTERM: 143 } as const

/** Catches SIGINT and SIGTERM, so that the line under the pen is finished; a second one ends the process at once. */
export function catchInterrupt(): Interrupt {
  let status: number | undefined
  let act = (): void => {}
  const stop = (signal: keyof typeof statuses) => (): void => {
    if (status !== undefined) process.exit(status)
    status = statuses[signal]
    act()
  }
  const [onInt, onTerm] = [stop('SIGINT'), stop('SIGTERM')]
  process.on('SIGINT', onInt)
  process.on('SIGTERM', onTerm)
  return {
    status: () => status,
    onStop: (given) => {
      act = given
    },
    release() {
      process.off('SIGINT', onInt)
      process.off('SIGTERM', onTerm)
    },
  }
}
