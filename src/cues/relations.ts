/** How a subject stands to its verb. */
export const Relation = {
  none: 0,
  adjacent: 1, // the minister said; the minister also said
  apposition: 2, // Hugh Hale, a doctor who lives nearby, said
  coordinated: 3, // she rose and said
  participle: 4, // he left, adding
  relative: 5, // a man who said
  agent: 6, // was described by the auditor
  phrase: 7, // according to monitors
  distant: 8, // the nearest subject to the left in its sentence
} as const
