// Made by npm run train -- genre from PolNeAR, Wikinews, LitBank and PDNC (training parts). Do not edit.
export const weights: readonly number[] = [1.72, 6.373, 1.066, -6.794, 5.198, -6.046, -1.896, -7.08, -2.628, -9.399, -3.589, -2.304, 5.472, -2.66]
export const bias = 2.683
