import type { JsonObject } from '../../shared/model/json.ts'
import { setTitle } from './context-title.ts'

/** Numbers of the registry key `Release`: <https://learn.microsoft.com/dotnet/framework/migration-guide/versions-and-dependencies>. */
const NET_FRAMEWORK_RELEASES: readonly (readonly [number, string])[] = [
  [533320, '4.8.1'],
  [528040, '4.8'],
  [461808, '4.7.2'],
  [461308, '4.7.1'],
  [460798, '4.7'],
  [394802, '4.6.2'],
  [394254, '4.6.1'],
  [393295, '4.6'],
  [379893, '4.5.2'],
  [378675, '4.5.1'],
  [378389, '4.5']
]

/** `.NET Core 2.1.4`, `Mono 5.10.1.47 (2017-12/8eb8f7d)`. */
const NAME_AND_VERSION = /^(.{1,100}?) (\d+\.\d+(?:\.\d+){0,2})/

/** Fills in what `raw_description` says where neither name nor version was sent, and the title. */
export function completeRuntime(runtime: JsonObject): void {
  const { raw_description: description } = runtime
  if (runtime.name === undefined && runtime.version === undefined && typeof description === 'string') {
    const match = NAME_AND_VERSION.exec(description)
    if (match?.[1] && match[2]) {
      runtime.name = match[1]
      runtime.version = match[2]
    }
  }
  applyFrameworkRelease(runtime)
  setTitle(runtime, 'runtime')
}

/** The description of the .NET Framework names a file version; the release is known by the number of its build. */
function applyFrameworkRelease(runtime: JsonObject): void {
  const { name, build } = runtime
  if (typeof name !== 'string' || !name.startsWith('.NET Framework')) return
  const release = NET_FRAMEWORK_RELEASES.find(([first]) => Number(build) >= first)?.[1]
  if (release !== undefined) runtime.version = release
}
