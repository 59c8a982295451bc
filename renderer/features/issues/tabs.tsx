import { type ComponentProps, memo } from 'react'
import { parseSearch } from '../../../shared/search/parse.ts'
import { type IssueScope, issueCountsQuery } from '../../api/issue-lists.ts'
import { useLiveQuery } from '../../api/use-live-query.ts'
import { useCommand } from '../../ui/command.ts'
import { formatPlural } from '../../ui/format/number.ts'
import { useRadioRow } from '../../ui/radio-row.ts'
import { tabCommand } from './commands.ts'
import { type IssueTab, issueTabs, wholeQuery } from './issue-filters.ts'
import styles from './tabs.module.css'

const tabWords: Record<IssueTab, string> = {
  unresolved: 'Unresolved',
  new: 'New',
  regressed: 'Regressed',
  escalating: 'Escalating',
  archived: 'Archived',
  resolved: 'Resolved',
  all: 'All'
}

const mostShown = 99
/** Counts are told so often at most: they are many questions at once. */
const restMs = 3000

interface TabsProps {
  /** Undefined where the search asks for a state that is none of them. */
  tab: IssueTab | undefined
  /** What counts whatever the tab: what was typed, without a state, and the filters. */
  scope: IssueScope
  /** The list itself comes first. */
  isReady: boolean
  onTab: (tab: IssueTab) => void
}

/** The states that one looks at, each with the number of issues that match. */
export const Tabs = memo(function Tabs({ tab, scope, isReady, onTab }: TabsProps) {
  const scopes = issueTabs.map((each) => ({ ...scope, query: wholeQuery(each, scope.query) }))
  const isValid = parseSearch(scope.query).problems.length === 0
  const { data: totals } = useLiveQuery({ ...issueCountsQuery(scopes), enabled: isReady && isValid }, restMs)
  const { group, radioOf } = useRadioRow(tab, issueTabs[0])
  return (
    <div role="radiogroup" {...group} className={styles.tabs} aria-label="Status">
      {issueTabs.map((each, index) => (
        <Tab
          key={each}
          tab={each}
          index={index}
          radio={radioOf(each)}
          total={totals?.[index]}
          onChoose={() => onTab(each)}
        />
      ))}
    </div>
  )
})

function Tab({
  tab,
  index,
  radio,
  total,
  onChoose
}: {
  tab: IssueTab
  index: number
  radio: ComponentProps<'button'>
  total: number | undefined
  onChoose: () => void
}) {
  useCommand(tabCommands[index] ?? tabCommand(index, tab), onChoose)
  return (
    <button
      {...radio}
      type="button"
      className={styles.tab}
      aria-label={tabWords[tab]}
      title={total === undefined ? undefined : formatPlural(total, 'issue')}
      onClick={radio['aria-checked'] === true ? undefined : onChoose}
    >
      {tabWords[tab]}
      <span className={styles.count} aria-hidden>
        {total === undefined ? '' : total > mostShown ? `${mostShown}+` : total}
      </span>
    </button>
  )
}

/** One for each tab, for the sheet too. */
export const tabCommands = issueTabs.map((tab, index) => tabCommand(index, tabWords[tab]))
