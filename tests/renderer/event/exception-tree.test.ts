import { describe, expect, it } from 'vitest'
import {
  allNodes,
  type ExceptionNode,
  exceptionTree,
  nestedGroups,
  relationWord
} from '../../../renderer/features/event/exceptions/exception-tree.ts'
import type { Exception } from '../../../shared/model/event.ts'

function exception(type: string, id?: number, parent?: number, isGroup = false): Exception {
  return {
    type,
    mechanism: {
      type: 'generic',
      exception_id: id,
      parent_id: parent,
      ...(isGroup && { is_exception_group: true })
    }
  }
}

/** `Group(A,Group(B))`. */
function told(nodes: readonly ExceptionNode[]): string {
  return nodes
    .map(({ exception, children }) => `${exception.type}${children.length > 0 ? `(${told(children)})` : ''}`)
    .join(',')
}

describe('exceptionTree', () => {
  it('hangs exceptions under the one that they name, as they are read', () => {
    const values = [
      exception('Deep', 4, 3),
      exception('Inner', 3, 0, true),
      exception('Second', 2, 0),
      exception('First', 1, 0),
      exception('Outer', 0, undefined, true)
    ]
    const tree = exceptionTree(values)
    expect(told(tree)).toBe('Outer(First,Second,Inner(Deep))')
    expect(nestedGroups(tree).map(({ exception }) => exception.type)).toEqual(['Inner'])
    expect(allNodes(tree).map(({ index }) => index)).toEqual([4, 3, 2, 1, 0])
  })

  it('makes a line of causes where none names another', () => {
    expect(told(exceptionTree([{ type: 'Root' }, { type: 'Middle' }, { type: 'Top' }]))).toBe(
      'Top(Middle(Root))'
    )
    expect(exceptionTree([])).toEqual([])
  })

  it('loses none, however the ids point', () => {
    const circle = [exception('A', 1, 2), exception('B', 2, 1)]
    expect(allNodes(exceptionTree(circle))).toHaveLength(2)
    const itself = [exception('A', 0, 0), exception('B', 1, 0)]
    expect(allNodes(exceptionTree(itself))).toHaveLength(2)
    const orphan = [exception('A', 1, 99), exception('B', 0)]
    expect(told(exceptionTree(orphan))).toBe('B,A')
  })
})

describe('relationWord', () => {
  const parent = { type: 'Outer' }
  const from = (source?: string): Exception => ({ mechanism: { type: 'chained', source } })

  it.each([
    ['__cause__', 'Cause of Outer'],
    ['cause', 'Cause of Outer'],
    ['InnerException', 'Cause of Outer'],
    ['__context__', 'Being handled when Outer was raised'],
    ['errors[1]', 'errors[1] of Outer'],
    [undefined, 'Led to Outer']
  ])('%s', (source, words) => {
    expect(relationWord(from(source), parent)).toBe(words)
  })
})
