import { CircleAlert } from 'lucide-react'
import { classNames } from '../../../ui/class-names.ts'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import type { GraphqlRequest } from './graphql.ts'
import styles from './graphql-body.module.css'

/** A GraphQL query with its lines, and the errors at those that they name. */
export function GraphqlBody({ request: { lines, others, rest } }: { request: GraphqlRequest }) {
  return (
    <div className={styles.body}>
      {others.map((message) => (
        <ErrorLine key={message} message={message} />
      ))}
      <ol className={styles.lines} aria-label="GraphQL query">
        {lines.map(({ text, errors }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a query never change their order
          <li key={index}>
            <div className={classNames(styles.line, errors.length > 0 && styles.wrong)}>
              <span className={styles.number} aria-hidden>
                {index + 1}
              </span>
              <code className={styles.code}>{text}</code>
            </div>
            {errors.map((message) => (
              <ErrorLine key={message} message={message} />
            ))}
          </li>
        ))}
      </ol>
      <JsonEntries entries={rest} openDepth={1} path="request.data" />
    </div>
  )
}

function ErrorLine({ message }: { message: string }) {
  return (
    <p className={styles.error}>
      <CircleAlert size={12} aria-hidden />
      {message}
    </p>
  )
}
