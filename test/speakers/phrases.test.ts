import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

test.each([
  [
    'whoever a participle in front speaks to is not the subject',
    'Ola Brandt leads the bank. He denied it. Speaking to Martin Smith of PBS, he said, “It happened.”',
    'Ola Brandt',
  ],
  [
    'who, and not where that person works',
    'The trial was led by Mark Hay, an ecologist at Wells, who said, “There is a lot of argument.”',
    'Mark Hay',
  ],
  ['an office with a hyphen', 'NATO Secretary-General Jens Stolt wrote, “I count on you to act.”', 'Jens Stolt'],
  ['a name behind a body', 'Former US Ambassador to the United Nations Nikki Hale wrote, “We must have their backs.”', 'Nikki Hale'],
  ['a name behind a land', 'US ambassador to China Max Baucher said, “We will talk.”', 'Max Baucher'],
  ['a name behind a state', 'US Senator from Vermont Bernie Sands said, “We will talk.”', 'Bernie Sands'],
  ['a body that is a broadcaster', 'The broadcaster PBX said it was “late”.', 'PBX'],
  ['somebody who is one', 'The broadcaster Ada Roe said it was “late”.', 'Ada Roe'],
  [
    'centers for something',
    'The US Centers for Disease Control and Prevention said it was “late”.',
    'US Centers for Disease Control and Prevention',
  ],
  ['letters that are a word, too', 'The WHO said the plan was “late”.', 'WHO'],
  ['a land is no headline', 'The United States’ plan is late, the United States said: “It is.”', 'United States'],
  ['a name before a body', '“It is new,” said study co-author Ted Scamb of Boulder’s Cooperative Institute for Research.', 'Ted Scamb'],
  ['a body of two lands', 'The High Court of England and Wales ruled that it was “not for the courts”.', 'High Court of England'],
  ['a degree', 'Lead author Daniel Palu, a Ph.D. candidate at the University of Florida, said, “Frogs may look similar.”', 'Daniel Palu'],
  ['two offices of one person', 'PG&E President and CEO Andy Quist said the firm would install “100 miles of poles”.', 'Andy Quist'],
  [
    'an initial that looks like a pronoun',
    'Wayne A. I. Quist, president of a college, wrote “It is with sadness that we mourn the loss.”',
    'Wayne A. I. Quist',
  ],
  ['a time is nobody', 'The trial, for the Swahili phrase or “together save lives,” began last November and collected data.', undefined],
])('%s', (_, text, name) => {
  expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.name).toBe(name)
})
