// Written by train/news/pronouns.ts from GAP and LitBank (train parts); see MODEL.md.
export const weights: readonly number[] = [-1.135, -2.785, -3.480, -0.100, -0.154, -0.430, 0.598, -0.572, 0.946, 0.216, -1.459, -1.344, -1.436, 0.385, -0.655, -0.481, 0.436, -0.094, -0.201, 0.122]
