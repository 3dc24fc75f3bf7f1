/*
 * Runs around the engine's search worker, whose file name is this script's query.
 * The engine adds up every word that begins with what was typed, so that "Roman"
 * finds "Romance" first; a page that bears exactly the typed name as one of its
 * tags goes before the others here. Vowel signs in typed Arabic are dropped.
 * In a copy that opens from disk the engine's worker follows in the same text.
 */
const fold = text => text
  .replace(/<\/?mark[^>]*>/g, "")
  .replace(/&#?\w+;/g, " ")
  .normalize("NFKD")
  .replace(/[\p{M}\u0640]/gu, "")
  .replace(/[\u0649\u06cc]/g, "\u064a")
  .toLowerCase()
  .split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort().join(" ")

let typed = ""
addEventListener("message", ({ data }) => {
  if (typeof data.data !== "string") return
  typed = fold(data.data)
  data.data = data.data.replace(/[\u064b-\u065f\u0670\u0640]/g, "")
})

const bearsTypedName = group => group[0].tags?.some(tag => fold(tag) === typed)

const post = self.postMessage.bind(self)
self.postMessage = message => {
  const groups = message.data?.items
  if (typed && Array.isArray(groups?.[0])) {
    const best = groups[0][0].score
    const first = groups.filter(bearsTypedName)
    for (const item of first.flat()) item.score += best
    message.data.items = [...first, ...groups.filter(group => !first.includes(group))]
  }
  post(message)
}

if (location.search) importScripts(location.search.slice(1))
