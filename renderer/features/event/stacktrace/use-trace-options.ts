import { useMemo } from 'react'
import { projectView, setProjectView, useProjectView } from '../project-view.ts'
import type { TraceOption } from './trace-options.ts'

/** How the stack traces of a project are told. */
export function useTraceOptions(projectId: string): ReadonlySet<TraceOption> {
  const { trace } = useProjectView(projectId)
  return useMemo(() => new Set(trace), [trace])
}

/** Takes an option or leaves it, and keeps that. */
export function setTraceOption(projectId: string, option: TraceOption, isOn: boolean) {
  const options = new Set(projectView(projectId).trace)
  if (isOn) options.add(option)
  else options.delete(option)
  setProjectView(projectId, { trace: [...options] })
}
