export const rounds: readonly string[] = ['', '']
export const addressees: string = ''
export const calibration: readonly number[] = [0, 0, 1, 1]
