import {
  cloneElement,
  createContext,
  type HTMLAttributes,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  use,
  useEffect,
  useRef,
  useState
} from 'react'
import { createStore, useStore } from 'zustand'
import { type Tip, TooltipLayer } from './tooltip-layer.tsx'

/** So long over a control, its tooltip opens; at once where another one was just open, ms. */
const openMs = 350
const skipMs = 200

/** The tooltips of a window: one is open at most, so the controls themselves carry next to nothing. */
function createTooltips() {
  const open = createStore<{ readonly tip: Tip | null; readonly number: number }>(() => ({
    tip: null,
    number: 0
  }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let closedAt = Number.NEGATIVE_INFINITY

  function show(tip: Tip) {
    clearTimeout(timer)
    // another one is placed anew
    open.setState(({ number }) => ({ tip, number: number + 1 }))
  }

  return {
    open,
    show,
    showSoon(tip: Tip) {
      clearTimeout(timer)
      if (open.getState().tip !== null || performance.now() - closedAt < skipMs) show(tip)
      else timer = setTimeout(() => tip.anchor.isConnected && show(tip), openMs)
    },
    close() {
      clearTimeout(timer)
      if (open.getState().tip === null) return
      closedAt = performance.now()
      open.setState({ tip: null })
    }
  }
}

type Tooltips = ReturnType<typeof createTooltips>

const TooltipContext = createContext<Tooltips | null>(null)

/** What makes tooltips open: once, around the whole window. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const [tooltips] = useState(createTooltips)
  return (
    <TooltipContext value={tooltips}>
      {children}
      <OpenTooltip tooltips={tooltips} />
    </TooltipContext>
  )
}

function OpenTooltip({ tooltips }: { tooltips: Tooltips }) {
  const { tip, number } = useStore(tooltips.open)
  return tip === null ? null : <TooltipLayer key={number} tip={tip} onClose={tooltips.close} />
}

interface TooltipProps {
  label: ReactNode
  keys?: string | undefined
  side?: Tip['side']
  children: ReactElement<HTMLAttributes<Element>>
}

/** Says more about a control on hover and focus. The control itself must have a name of its own. */
export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  const tooltips = use(TooltipContext)
  const anchor = useRef<Element>(null)
  const { props } = children

  // one that goes takes its tooltip along
  useEffect(
    () => () => {
      if (anchor.current !== null && tooltips?.open.getState().tip?.anchor === anchor.current)
        tooltips.close()
    },
    [tooltips]
  )

  function tipAt(element: Element): Tip {
    anchor.current = element
    return { anchor: element, label, keys, side }
  }

  return cloneElement(children, {
    onPointerEnter: both(props.onPointerEnter, ({ currentTarget, pointerType }: PointerEvent) => {
      if (pointerType !== 'touch') tooltips?.showSoon(tipAt(currentTarget))
    }),
    onPointerLeave: both(props.onPointerLeave, () => tooltips?.close()),
    onPointerDown: both(props.onPointerDown, () => tooltips?.close()),
    onClick: both(props.onClick, () => tooltips?.close()),
    onFocus: both(props.onFocus, ({ currentTarget }) => {
      if (currentTarget.matches(':focus-visible')) tooltips?.show(tipAt(currentTarget))
    }),
    onBlur: both(props.onBlur, () => tooltips?.close())
  })
}

/** Both handlers of an event, the control's own first. */
function both<Event extends SyntheticEvent>(
  own: ((event: Event) => void) | undefined,
  ours: (event: Event) => void
): (event: Event) => void {
  return (event) => {
    own?.(event)
    ours(event)
  }
}
