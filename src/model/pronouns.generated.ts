// Written by train/news/pronouns.ts from GAP and LitBank (train parts); see MODEL.md.
export const weights: readonly number[] = [-1.122, -2.750, -3.392, -0.118, -0.128, -0.430, 0.565, -0.562, 0.967, 0.190, -1.429, -1.337, -1.411, 0.381, -0.660, -0.463, 0.400, -0.063, -0.189, 0.079]
