import { Component, type ReactNode } from 'react'
import { ErrorPanel } from './error-panel.tsx'

interface Props {
  /** What cannot be shown if it fails, as a sentence. */
  what: string
  /** Another value clears the failure: pass what the content depends on. */
  resetKey?: unknown
  children: ReactNode
}

interface State {
  error: unknown
  failed: boolean
  resetKey: unknown
}

/** Keeps the failure of one part from blanking the page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {
    error: undefined,
    failed: false,
    resetKey: this.props.resetKey
  }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, failed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <ErrorPanel
        what={this.props.what}
        error={this.state.error}
        onRetry={() => this.setState({ failed: false })}
      />
    )
  }
}
