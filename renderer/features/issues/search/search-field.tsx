import { Search, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { IconButton } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { ChipTools } from './chip-tools.tsx'
import { HoveredChip, useHoveredChip } from './hovered-chip.tsx'
import { ProblemWords } from './problem-words.tsx'
import styles from './search-field.module.css'
import { SuggestionList, suggestionElementId } from './suggestion-list.tsx'
import { TokenLayer } from './token-layer.tsx'
import { type SearchFieldProps, useSearchField } from './use-search-field.ts'

/**
 * The search bar: a text field over a layer that shows filters as chips, letter by letter in the same place. So caret,
 * selection, copy, paste and undo are the field's own.
 */
export function SearchField(props: SearchFieldProps) {
  const search = useSearchField(props)
  const { text, groups, active, mistakes, shownChip } = search
  const layer = useRef<HTMLDivElement>(null)
  const hovered = useHoveredChip(layer)
  const listId = useId()
  const hasPanel = search.isFocused && (groups.length > 0 || shownChip !== undefined || mistakes.length > 0)

  return (
    <search className={styles.place}>
      <div className={styles.float}>
        <div className={styles.field} data-focused={search.isFocused || undefined}>
          <Search size={14} className={styles.icon} aria-hidden />
          <div className={styles.text} {...hovered.listeners}>
            <div ref={layer} className={styles.layer} aria-hidden>
              <TokenLayer text={text} quietAt={search.quietAt} />
              {/* a space at the end has a place too */}
              {'\u200b'}
            </div>
            <textarea
              ref={search.field}
              className={styles.input}
              rows={1}
              aria-label={props.label}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-controls={groups.length > 0 ? listId : undefined}
              aria-activedescendant={active >= 0 ? suggestionElementId(active) : undefined}
              aria-invalid={mistakes.length > 0}
              placeholder={props.placeholder}
              spellCheck={false}
              autoComplete="off"
              autoCapitalize="off"
              value={text}
              {...search.listeners}
            />
            {hovered.chip !== null && (
              <HoveredChip chip={hovered.chip} text={text} onEdit={search.edit} onDone={hovered.forget} />
            )}
          </div>
          <span className={styles.end}>
            {text === '' ? (
              <Kbd keys={props.command.keys[0] ?? ''} />
            ) : (
              <IconButton size="small" icon={X} label="Clear the search" onClick={search.clear} />
            )}
          </span>
        </div>
        {hasPanel && (
          // biome-ignore lint/a11y/noStaticElementInteractions: a press in the panel leaves the focus where it is
          <div className={styles.panel} onMouseDown={(event) => event.preventDefault()}>
            {mistakes.length > 0 && (
              <div className={styles.mistakes} role="status">
                <ProblemWords text={text} problems={mistakes} />
              </div>
            )}
            {shownChip !== undefined && <ChipTools text={text} chip={shownChip} onEdit={search.edit} />}
            {groups.length > 0 && (
              <SuggestionList id={listId} groups={groups} active={active} onChoose={search.choose} />
            )}
          </div>
        )}
      </div>
    </search>
  )
}
