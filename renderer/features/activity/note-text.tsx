import { memo, useMemo } from 'react'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'
import styles from './note-text.module.css'

/** A note's Markdown, drawn. */
export const NoteText = memo(function NoteText({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  return (
    <div className={styles.text}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
})

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Pieces parts={block.children} />
        </p>
      )
    case 'heading':
      return (
        <p className={styles.heading}>
          <Pieces parts={block.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Pieces parts={block.children} />
        </blockquote>
      )
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>
    case 'list': {
      const items = block.items.map((parts, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
        <li key={index}>
          <Pieces parts={parts} />
        </li>
      ))
      return block.isOrdered ? (
        <ol className={styles.list} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul className={styles.list}>{items}</ul>
      )
    }
  }
}

function Pieces({ parts }: { parts: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
  return parts.map((part, index) => <Piece key={index} part={part} />)
}

function Piece({ part }: { part: Inline }) {
  switch (part.type) {
    case 'text':
      return part.text
    case 'code':
      return <code className={styles.inlineCode}>{part.text}</code>
    case 'strong':
      return (
        <strong>
          <Pieces parts={part.children} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Pieces parts={part.children} />
        </em>
      )
    case 'link':
      return (
        <a
          href={part.url}
          target="_blank"
          rel="noreferrer noopener"
          title={`Open ${part.url.slice(0, 200)} in the browser`}
        >
          <Pieces parts={part.children} />
        </a>
      )
    case 'break':
      return <br />
  }
}
