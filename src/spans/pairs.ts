import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { Family, families, familyOfToken, type Marks, Role } from './marks.ts'
import { introductionOf, isSpeechVerb, leadsTo, readersEnd } from './tails.ts'

/** A pair of marks, or what stands for one, in token indices. */
export interface RawSpan {
  /** Token of the opening mark; -1 where it is missing. */
  readonly open: number
  /** Token of the closing mark; -1 where it is missing. */
  readonly close: number
  /** From and to, the last token left out: one pair a part. */
  readonly parts: readonly number[]
  readonly family: number
}

interface Open {
  readonly mark: number
  readonly family: number
  /** Bounds of the parts so far; odd in number while a part is open. */
  readonly bounds: number[]
  /** Stack index of the next outer one of this family, or -1. */
  readonly outer: number
}

/** Paragraphs without a mark that a quote may run over without being reopened. */
const reach = 5

/** What is open, and what was found so far. */
interface Pairing {
  readonly tokens: Tokens
  readonly marks: Marks
  readonly next: Next
  readonly spans: RawSpan[]
  readonly stack: Open[]
  /** For each family the stack index of the innermost one that is open, or -1, and how many are. */
  readonly innermost: Int32Array
  readonly depths: Int32Array
  /** The paragraph that is read. */
  current: number
}

/**
 * Pairs the marks, in one pass with a stack. Whatever does not fit costs only itself: a mark that opens nothing is left alone, one that is never
 * closed ends where its paragraph, its sentence or its reporting clause does.
 *
 * A paragraph that begins with a mark while a quote is open goes on with it:
 *
 *     > | “It fell a little overnight.        > | “Until the weekend, nobody should go home.”
 *         ^ opens                                 ^ reopens: a second part of the same quote
 */
export function pairMarks(tokens: Tokens, marks: Marks): RawSpan[] {
  const { token, family, count } = marks
  const pairing: Pairing = {
    tokens,
    marks,
    next: nextMarks(tokens, marks),
    spans: [],
    stack: [],
    innermost: new Int32Array(families).fill(-1),
    depths: new Int32Array(families),
    current: count ? tokens.paragraph[token[0]!]! : 0,
  }
  for (let m = 0; m <= count; m++) {
    const reopens = enterParagraph(pairing, m)
    if (m === count || reopens) continue
    if (family[m] === Family.single) readSingle(pairing, m)
    else if (pairing.innermost[family[m]!]! < 0) readFirst(pairing, m)
    else readFurther(pairing, m)
  }
  return pairing.spans
    .filter((span) => holdsWords(tokens, span.parts))
    .sort((a, b) => first(a) - first(b) || b.parts[b.parts.length - 1]! - a.parts[a.parts.length - 1]!)
}

function push({ marks, stack, innermost, depths }: Pairing, mark: number): void {
  const of = marks.family[mark]!
  stack.push({ mark, family: of, bounds: [marks.token[mark]! + 1], outer: innermost[of]! })
  innermost[of] = stack.length - 1
  depths[of]!++
}

function pop({ stack, innermost, depths }: Pairing): Open {
  const open = stack.pop()!
  innermost[open.family] = open.outer
  depths[open.family]!--
  return open
}

/** Closes the innermost open quote of a family; what stands open inside it was no quote. */
function close(pairing: Pairing, mark: number): void {
  const { token, family } = pairing.marks
  const depth = pairing.innermost[family[mark]!]!
  while (pairing.stack.length > depth + 1) pop(pairing)
  const open = pop(pairing)
  if (open.bounds.length & 1) open.bounds.push(token[mark]!)
  pairing.spans.push({ open: token[open.mark]!, close: token[mark]!, parts: open.bounds, family: open.family })
}

/** Ends a quote, which nothing closes, before a token; everything inside it is let go. */
function giveUp(pairing: Pairing, depth: number, limit: number): void {
  const { tokens, spans, stack } = pairing
  const { token, role } = pairing.marks
  while (stack.length > depth + 1) pop(pairing)
  const open = pop(pairing)
  // a single mark that nothing closes is an apostrophe
  if (open.family === Family.single && !(role[open.mark]! & Role.sure)) return
  if (open.bounds.length & 1) {
    const from = open.bounds[open.bounds.length - 1]!
    // > | "Ann walked in, chanting “Go!”        before a paragraph that is quoted whole: its only sentence leads to words in marks of another kind
    const block = tokens.kind[limit] === Kind.mark && isStraight(tokens, token[open.mark]!) && !isStraight(tokens, limit)
    if (block && leadsTo(tokens, from, limit)) return
    open.bounds.push(open.bounds.length === 1 ? Math.min(readersEnd(tokens, from, limit), introductionOf(tokens, from, limit)) : limit)
  }
  spans.push({ open: token[open.mark]!, close: -1, parts: open.bounds, family: open.family })
}

/**
 * Goes on to the paragraph of a mark, or to the end of the text behind the last one: what is open in the paragraphs before is given up, or goes on.
 *
 * @returns Whether the mark does nothing but reopen what goes on.
 */
function enterParagraph(pairing: Pairing, m: number): boolean {
  const { tokens, marks, stack } = pairing
  const t = m < marks.count ? marks.token[m]! : tokens.count
  const here = tokens.paragraph[t]!
  while (stack.length && pairing.current < here) {
    const outermost = stack[0]!
    const { bounds } = outermost
    const limit = tokens.paragraphs[pairing.current + 1]!
    const again = reopens(pairing, outermost, m, limit)
    const tagged = bounds.length & 1 ? readersEnd(tokens, bounds[bounds.length - 1]!, limit) < limit : false
    if (tagged || !(again || runsOn(pairing, outermost, m, here))) {
      giveUp(pairing, 0, limit)
      continue
    }
    while (stack.length > 1) pop(pairing)
    if (bounds.length & 1) bounds.push(limit)
    if (again) {
      bounds.push(limit + 1)
      pairing.current = here
      return true
    }
    bounds.push(limit)
    pairing.current++
  }
  pairing.current = here
  return false
}

/** Whether a mark begins the paragraph at token `limit` and opens a quote of the kind that is open. */
function reopens({ tokens, marks }: Pairing, open: Open, m: number, limit: number): boolean {
  const { token, family, role, count } = marks
  if (m === count || token[m] !== limit || family[m] !== open.family || !(role[m]! & Role.opens)) return false
  return isStraight(tokens, limit) === isStraight(tokens, token[open.mark]!)
}

/** Whether the next mark of the family closes a quote that runs over paragraphs without marks. */
function runsOn({ marks, next, current }: Pairing, { mark, family }: Open, m: number, here: number): boolean {
  const { role, count } = marks
  if (m === count || here - current > reach || marks.family[m] !== family || family === Family.single) return false
  return !(role[m]! & Role.opens) && next.doubles[mark]! >= m
}

function readSingle(pairing: Pairing, m: number): void {
  const { tokens, marks, next, stack, innermost, depths } = pairing
  const can = marks.role[m]!
  const inner = innermost[Family.single]!
  const single = inner >= 0 && inner === stack.length - 1
  const closes = can & Role.closes && (single || (inner >= 0 && can & Role.strong && next.doubles[m]! >= marks.count))
  if (closes && !elides(tokens, marks, next, m)) close(pairing, m)
  else if (can & Role.opens && (!single || can & Role.sure) && opensSingle(tokens, marks, next, m)) {
    if (single && !nests(next, depths, Family.single, m)) giveUp(pairing, inner, marks.token[m]!)
    push(pairing, m)
  }
}

/** A mark of a family of which none is open. */
function readFirst(pairing: Pairing, m: number): void {
  const { tokens, marks, next, spans } = pairing
  const { token, family, role, count } = marks
  const t = token[m]!
  const can = role[m]!
  if (can & Role.opens) {
    // > | it works, " the minister said
    //               ^ a blank on both sides, and nothing in this paragraph to close it: it closes
    const unsure = can & Role.closes && next.doubles[m]! >= count
    if (!unsure || !(tokens.shape[t]! & Shape.spaceBefore) || !(tokens.shape[t + 1]! & Shape.spaceBefore)) {
      push(pairing, m)
      return
    }
  }
  const tagged = missingOpening(tokens, spans, t)
  const from = tagged >= 0 ? tagged : behindVerb(tokens, spans, t)
  if (from < 0) return
  const turned = from > 0 && tokens.kind[from - 1] === Kind.mark && familyOfToken(tokens, from - 1) === family[m]
  spans.push({ open: turned ? from - 1 : -1, close: t, parts: [from, t], family: family[m]! })
}

/** A mark of a family of which one is open: where it can close, it does. */
function readFurther(pairing: Pairing, m: number): void {
  const { tokens, marks, next, innermost, depths } = pairing
  const of = marks.family[m]!
  const can = marks.role[m]!
  if (can & Role.opens && !(can & Role.closes)) {
    if (!nests(next, depths, of, m)) giveUp(pairing, innermost[of]!, marks.token[m]!)
    push(pairing, m)
  } else if (can & Role.opens || !isMeasure(tokens, marks, next, m)) close(pairing, m)
}

/** > | "The board is 12" wide," said        > | "He is 6'2"," said Ann
 *                      ^ a measure: another mark closes the quote
 */
function isMeasure({ kind, text, end }: Tokens, { token, role, count }: Marks, next: Next, m: number): boolean {
  const t = token[m]!
  const n = next.same[m]!
  if (kind[t - 1] !== Kind.number || n >= count || role[n]! & Role.opens) return false
  // the next mark stands right behind a comma, or words follow this one
  return (token[n] === t + 2 && kind[t + 1] === Kind.punctuation) || /^[ -][a-z]/.test(text.slice(end[t], end[t]! + 2))
}

/**
 * Whether a mark that opens while one of its family is open begins a quote inside that one: as many must close behind it as are open then.
 *
 *     > | “He said “go” and left,” said Kim        > | “We start on Monday. “And we finish,” said
 *                  ^ two closing marks follow           ^ never closed         ^ opens
 */
function nests(next: Next, depths: Int32Array, of: number, m: number): boolean {
  return -next.balance[m]! > depths[of]!
}

/**
 * > | "Kim thought it daft.⏎⏎“I never slept,” she said        a mark of another kind begins a quote of its own
 *     ^ straight              ^ curly
 */
function isStraight({ code }: Tokens, t: number): boolean {
  return code[t] === 34 || code[t] === 39
}

function first(span: RawSpan): number {
  return span.open >= 0 ? span.open : span.parts[0]!
}

interface Next {
  /** For each mark, the next one of its family in the paragraph. */
  readonly same: Int32Array
  /** The next mark of a double family in the paragraph. */
  readonly doubles: Int32Array
  /** The next single mark in the paragraph that punctuation makes a closing one; that follows a word; that can open. */
  readonly strong: Int32Array
  readonly weak: Int32Array
  /** The next one that follows a word and is no possessive for certain: not between an s and another word. */
  readonly plain: Int32Array
  readonly lead: Int32Array
  /** How far the marks of its family behind it close more than they open, at the most, in the paragraph; 0 or less. */
  readonly balance: Int32Array
}

function nextMarks(tokens: Tokens, marks: Marks): Next {
  const { token, family, role, count } = marks
  const make = (): Int32Array => new Int32Array(count)
  const next = { same: make(), doubles: make(), strong: make(), weak: make(), plain: make(), lead: make(), balance: make() }
  const latest = new Int32Array(families).fill(count)
  const balance = new Int32Array(families)
  let [doubles, strong, weak, plain, lead] = [count, count, count, count, count]
  let paragraph = -1
  for (let m = count - 1; m >= 0; m--) {
    if (tokens.paragraph[token[m]!] !== paragraph) {
      paragraph = tokens.paragraph[token[m]!]!
      latest.fill(count)
      balance.fill(0)
      doubles = strong = weak = plain = lead = count
    }
    const of = family[m]!
    next.same[m] = latest[of]!
    next.doubles[m] = doubles
    next.strong[m] = strong
    next.weak[m] = weak
    next.plain[m] = plain
    next.lead[m] = lead
    next.balance[m] = balance[of]!
    const can = role[m]! & (Role.opens | Role.closes)
    const step = can === Role.opens ? 1 : can === Role.closes && (of !== Family.single || role[m]! & Role.strong) ? -1 : 0
    balance[of] = Math.min(0, balance[of]! + step)
    latest[of] = m
    if (of !== Family.single) doubles = m
    else if (role[m]! & Role.opens) lead = m
    if (of === Family.single && role[m]! & Role.closes) {
      if (role[m]! & Role.strong) strong = m
      else if (!(role[m]! & Role.elided)) {
        weak = m
        if (!isPossessive(tokens, token[m]!)) plain = m
      }
    }
  }
  return next
}

/**
 * Whether a single mark that could close an open quote is an apostrophe.
 *
 *     > | 'I can't find the boys' boots,' said
 *                               ^      ^ closes: punctuation before it
 *                               an s before it, a word behind it, and a mark that closes comes later
 */
function elides(tokens: Tokens, marks: Marks, next: Next, m: number): boolean {
  if (marks.role[m]! & Role.strong) return false
  const t = marks.token[m]!
  if (tokens.kind[t - 1] !== Kind.word) return false
  const later = Math.min(next.strong[m]!, next.weak[m]!)
  if (later >= marks.count || next.lead[m]! < later) return false
  if (marks.role[m]! & Role.elided) return true
  if (!endsInS(tokens, t)) return false
  // > | It was the 'best of times' and the workers' worst
  //                              ^ closes: what comes later is no better
  return tokens.kind[t + 1] === Kind.word ? Math.min(next.strong[m]!, next.plain[m]!) < marks.count : next.strong[m]! < marks.count
}

function endsInS(tokens: Tokens, t: number): boolean {
  const code = tokens.text.charCodeAt(tokens.end[t - 1]! - 1)
  return code === 115 || code === 83
}

/** > | the boys' boots
 *             ^ between an s and a word
 */
function isPossessive(tokens: Tokens, t: number): boolean {
  return t > 0 && tokens.kind[t - 1] === Kind.word && tokens.kind[t + 1] === Kind.word && endsInS(tokens, t)
}

/** Whether a single mark opens: something in its paragraph must close it, or the next paragraph reopen it. */
function opensSingle(tokens: Tokens, marks: Marks, next: Next, m: number): boolean {
  const { token, role, count, family } = marks
  const t = token[m]!
  if (Math.min(next.strong[m]!, next.weak[m]!) < count) return true
  if (role[m]! & Role.sure && tokens.shape[t]! & Shape.paragraphStart) return true
  // > | said Hetty. ‘You woke to its whistle.⏎⏎‘When it stopped
  //                 ^ nothing closes it here  ^ but the next paragraph goes on with it
  const n = m + 1
  return (
    n < count &&
    family[n] === Family.single &&
    (role[n]! & Role.opens) !== 0 &&
    tokens.paragraph[token[n]!] === tokens.paragraph[t]! + 1 &&
    (tokens.shape[token[n]!]! & Shape.paragraphStart) !== 0 &&
    (tokens.shape[t + 1]! & Shape.capital) !== 0
  )
}

/**
 * Where a quote begins whose opening mark is missing, or -1 where that is not certain.
 *
 *     > | The plan is dead," the minister said.
 *         ^ from here     ^ punctuation before, a reporting clause behind
 */
function missingOpening(tokens: Tokens, spans: readonly RawSpan[], t: number): number {
  const { kind, code, paragraphs, paragraph, shape } = tokens
  if (t === 0 || kind[t - 1] !== Kind.punctuation || kind[t + 1] !== Kind.word) return -1
  const before = code[t - 1]
  if (before !== 44 && before !== 33 && before !== 63) return -1
  if (readersEnd(tokens, t - 1, Math.min(tokens.count, t + 12), true) !== t) return -1
  const last = spans.length ? spans[spans.length - 1]! : undefined
  let from = Math.max(paragraphs[paragraph[t]!]!, last ? Math.max(last.close + 1, last.parts[last.parts.length - 1]!) : 0)
  // within a paragraph that has other quotes, back to the sentence's start only
  if (from > paragraphs[paragraph[t]!]!) {
    let s = t - 1
    while (s > from && !(shape[s]! & Shape.sentenceStart)) s--
    from = s
  }
  return from < t - 1 ? from : -1
}

/** Tokens of a sentence that lead to a quote and are in it, at most. */
const longestLed = 80

/**
 * Where the words begin that a verb of speech and a comma lead to, in the sentence that a mark closes; -1 without such a verb.
 *
 *     > | She added, Brauer is late.”        > | She said,” there are boats.”        the mark turned round
 *                    ^                                      ^
 */
function behindVerb(tokens: Tokens, spans: readonly RawSpan[], t: number): number {
  const { kind, code, shape, paragraph } = tokens
  if (t < 2 || kind[t - 1] !== Kind.punctuation || code[t - 1] === 44) return -1
  if (paragraph[t + 1] === paragraph[t] && !(shape[t + 1]! & Shape.sentenceStart)) return -1
  const last = spans.length ? spans[spans.length - 1]! : undefined
  const end = Math.max(0, t - longestLed, last ? Math.max(last.close + 1, last.parts[last.parts.length - 1]!) : 0)
  for (let u = t - 2; u > end && !(shape[u]! & Shape.sentenceStart); u--) {
    if (kind[u] !== Kind.punctuation || code[u] !== 44 || !isSpeechVerb(tokens, u - 1)) continue
    if (kind[u + 1] === Kind.mark) return u + 2
    return kind[u + 1] === Kind.word && shape[u + 1]! & Shape.capital ? u + 1 : -1
  }
  return -1
}

/**
 * Whether there is anything between the marks that somebody could say: a word, a silence that is written down, or a picture.
 *
 * > | “. . .” he hummed        > | “?” was all she wrote        > | “🔥🔥🔥,” he wrote
 */
function holdsWords(tokens: Tokens, parts: readonly number[]): boolean {
  const { kind, code, text, start } = tokens
  let stops = 0
  for (let p = 0; p < parts.length; p += 2) {
    for (let t = parts[p]!; t < parts[p + 1]!; t++) {
      if (kind[t] === Kind.word || kind[t] === Kind.number) return true
      if (kind[t] === Kind.symbol && isPicture(text.codePointAt(start[t]!)!)) return true
      if (kind[t] !== Kind.punctuation) continue
      if (code[t] === 63 || code[t] === 33 || code[t] === 0x2026) return true
      if (code[t] === 46 && ++stops === 3) return true
    }
  }
  return false
}

const isPicture = (code: number): boolean => (code >= 0x2600 && code < 0x27c0) || (code >= 0x1f300 && code < 0x1fb00)
