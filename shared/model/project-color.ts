/** What a project is told apart by at a glance, always beside its name. The interface has a shade of each for both themes. */
export const projectColors = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const

/** The colour of a project that nobody chose one for. Ids that follow each other get colours that are far apart. */
export function defaultColor(projectId: string): (typeof projectColors)[number] {
  let hash = 0
  for (let at = 0; at < projectId.length; at++) hash = (hash * 31 + projectId.charCodeAt(at)) % 0x1_0000
  // every third one of the wheel, and blue for the first project
  return projectColors[(hash * 3 + 2) % projectColors.length] ?? 'blue'
}
