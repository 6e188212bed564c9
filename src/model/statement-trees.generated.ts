// Made by train/statements/trees.py. Do not edit.
export const statementTrees: readonly string[] = ['', '', '']
