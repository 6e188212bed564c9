/** A colour and the text colour that is read on it, for one scheme. */
export interface Shade {
  readonly color: string
  readonly ink: string
}

/**
 * Eight colours that people of every kind of colour vision can tell apart, and that stand out from the page: found by search for the largest
 * least distance in OKLab under Machado’s simulations of protanopia, deuteranopia and tritanopia, at a contrast of at least 3 to the page.
 */
export const light: readonly Shade[] = [
  { color: '#0e718d', ink: '#fff' },
  { color: '#e5660f', ink: '#000' },
  { color: '#7e00e7', ink: '#fff' },
  { color: '#25a494', ink: '#000' },
  { color: '#790a34', ink: '#fff' },
  { color: '#a878fd', ink: '#000' },
  { color: '#ab390d', ink: '#fff' },
  { color: '#492093', ink: '#fff' },
]

export const dark: readonly Shade[] = [
  { color: '#7cf0fe', ink: '#000' },
  { color: '#ff8c01', ink: '#000' },
  { color: '#9d50ff', ink: '#000' },
  { color: '#1dcba4', ink: '#000' },
  { color: '#f9e248', ink: '#000' },
  { color: '#aa99ff', ink: '#000' },
  { color: '#d94c24', ink: '#000' },
  { color: '#218f97', ink: '#000' },
]

/** More speakers than colours: the line under their words changes too. */
export const lines: readonly string[] = ['solid', 'dashed', 'dotted', 'double']

/** Pages of this colour are what the shades are chosen against. */
export const pages: { readonly light: string; readonly dark: string } = { light: '#fff', dark: '#15171c' }
