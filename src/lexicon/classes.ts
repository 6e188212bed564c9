/** Classes of a word, as bits: what the readable lists under `data/` say of it. */
export const Word = {
  common: 0x1,
  closed: 0x2,
  determiner: 0x4,
  possessive: 0x8,
  pronoun: 0x10,
  object: 0x20,
  indefinite: 0x40,
  preposition: 0x80,
  conjunction: 0x100,
  subordinator: 0x200,
  auxiliary: 0x400,
  adverb: 0x800,
  interjection: 0x1000,
  negative: 0x2000,
  cue: 0x4000,
  title: 0x8000,
  honorific: 0x10000,
  abbreviation: 0x20000,
  kin: 0x40000,
  person: 0x80000,
  organization: 0x100000,
  document: 0x200000,
  organizationLast: 0x400000,
  crowd: 0x800000,
  plural: 0x1000000,
  female: 0x2000000,
  male: 0x4000000,
  firstName: 0x8000000,
  place: 0x10000000,
  demonym: 0x20000000,
  time: 0x40000000,
} as const

/** How a word is used, as bits; the most frequent use stands above them (`tag >> 16 & 15`, in this order), rarer classes above that. */
export const Tag = {
  noun: 0x1,
  plural: 0x2,
  adjective: 0x4,
  adverb: 0x8,
  base: 0x10,
  past: 0x20,
  third: 0x40,
  gerund: 0x80,
  participle: 0x100,
  preposition: 0x200,
  determiner: 0x400,
  pronoun: 0x800,
  modal: 0x1000,
  conjunction: 0x2000,
  interjection: 0x4000,
  number: 0x8000,
  elision: 0x200000, // begins with an apostrophe: ’twas, ’em
  particle: 0x400000, // of a name: de, von
  suffix: 0x800000, // of a name: Jr., III
  building: 0x1000000, // stands for its masters: the Kremlin
  epithet: 0x2000000, // stands before a name as a title does: old, little
  nickname: 0x4000000,
  cueNoun: 0x8000000, // reports what its owner says: claim, warning
  cueAdjective: 0x10000000, // behind be: adamant, convinced
  ground: 0x20000000, // ends the name of a place: Silk Street
} as const

/** Nouns of either number. */
export const nounTags: number = Tag.noun | Tag.plural

/** What a cue verb can take, as bits. */
export const Frame = { says: 1, addressee: 2, manner: 4, written: 8, assesses: 16, acts: 32, thinks: 64, beat: 128, weak: 256 } as const

/** What a cue verb says of the turn before, as a number above the frame's bits: the same person goes on, somebody else answers, or asks. */
export const Turn = { resumes: 1, answers: 2, asks: 4 } as const
export const turnShift = 9

/** Forms of a cue verb, as numbers. */
export const Form = { base: 0, third: 1, past: 2, participle: 3, gerund: 4 } as const
