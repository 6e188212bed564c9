import { attributeQuotes } from 'quote-attribution'

/** Runs in a thread of the pool. An error that crosses threads loses its code, so what is wrong with the options goes back as a value. */
export default function attribute({ text, options }) {
  try {
    return { quotes: attributeQuotes(text, options) }
  } catch (error) {
    if (error.code === 'ERR_QUOTE_ATTRIBUTION_OPTION') return { problem: error.message }
    throw error
  }
}
