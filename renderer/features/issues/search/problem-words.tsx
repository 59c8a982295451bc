import { CircleAlert } from 'lucide-react'
import type { SearchProblem } from '../../../../shared/search/search-problem.ts'
import styles from './problem-words.module.css'

const mostProblems = 3
const mostAround = 24

/** What is wrong in a search, each with the place where. */
export function ProblemWords({ text, problems }: { text: string; problems: readonly SearchProblem[] }) {
  return (
    <ul className={styles.problems}>
      {problems.slice(0, mostProblems).map((problem) => (
        <li key={`${problem.start} ${problem.code}`} className={styles.problem}>
          <CircleAlert size={13} className={styles.icon} aria-hidden />
          <span>
            <Place text={text} problem={problem} /> {problem.message}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Place({ text, problem: { start, end } }: { text: string; problem: SearchProblem }) {
  const to = Math.max(end, start + 1)
  const from = Math.max(0, start - mostAround)
  return (
    <code className={styles.place}>
      {from > 0 && '…'}
      {text.slice(from, start)}
      <mark className={styles.wrong}>{text.slice(start, to) || '␣'}</mark>
      {text.slice(to, to + mostAround)}
      {to + mostAround < text.length && '…'}
    </code>
  )
}
