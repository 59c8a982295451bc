import { WORDS } from '../../bench/event-words.ts'
import type { Random } from '../../bench/random.ts'

/** Somewhere in a program: what its files, functions and texts are named after. */
export interface Place {
  /** Part of the program. */
  readonly area: string
  /** What it deals with there. */
  readonly noun: string
  readonly verb: string
  /** Of what it deals with. */
  readonly field: string
}

const VERBS =
  'load save find send apply build merge render update remove resolve fetch sync parse validate refresh create schedule publish assign collect import export match compute restore archive notify'.split(
    ' '
  )
const FIELDS =
  'id name total price items status address currency quantity locale createdAt discount owner title length children parent options settings balance quota token weight tax lines position format source target version region rate limit'.split(
    ' '
  )

/** Words that nearly no issue has: what a search for something rare looks for. */
export const RARE_WORDS =
  'xylophone zeppelin quokka marzipan kazoo walrus gondola tundra bassoon origami platypus saffron'.split(' ')

export function createPlace(random: Random, noun: string = random.pick(WORDS)): Place {
  return { area: random.pick(WORDS), noun, verb: random.pick(VERBS), field: random.pick(FIELDS) }
}

/**
 * Puts a place's words into a text: `{noun}`, `{Noun}` with a capital, `{$noun}` as a variable of PHP; and so for
 * `area`, `verb` and `field`.
 */
export function fillWords(text: string, place: Place): string {
  return text.replace(/\{(\$?)(\w+)\}/g, (all, sign: string, name: string) => {
    const word = wordOf(place, name.toLowerCase())
    if (word === undefined) return all
    return sign + (name[0] === name[0]?.toUpperCase() ? capital(word) : word)
  })
}

function wordOf(place: Place, name: string): string | undefined {
  switch (name) {
    case 'area':
    case 'noun':
    case 'verb':
    case 'field':
      return place[name]
    default:
      return undefined
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
