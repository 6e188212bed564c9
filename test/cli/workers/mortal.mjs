import work from '../../../dist/cli/worker.js'

/** A worker that ends without a word over some records, as one does that the system kills. */
export default function mortal(items) {
  if (items.some((item) => item.includes('POISON'))) process.exit(9)
  return work(items)
}
