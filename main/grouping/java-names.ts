import type { KnownHint } from './component.ts'

const GENERATED_ACCESSORS = [
  'sun.reflect.GeneratedMethodAccessor',
  'jdk.internal.reflect.GeneratedMethodAccessor'
]

/** Names that frameworks generate at run time, and what of them stays the same; the rest becomes `<auto>`. */
const GENERATED_PARTS: readonly RegExp[] = [
  /(sun\.reflect\.Generated(?:Serialization)?ConstructorAccessor)\d+/g,
  /(\$\$\w+?CGLIB\$\$)[0-9a-fA-F]+(?:_\d+)?/g,
  /(\$\$_javassist)(?:_seam)?(?:_\d+)?/g,
  /(\$fn__)\d+/g,
  /(\$\$?EnhancerBy\w+?\$?\$)[0-9a-fA-F]+(?:_\d+)?/g,
  /(\$\$?FastClassBy\w+?\$?\$)[0-9a-fA-F]+(?:_\d+)?/g,
  /(\$HibernateProxy\$)\w+/g
]

/** A Java class name without what differs between two runs of the same program; a hint where that changed it. */
export function cleanJavaModule(module: string): { text: string; hint?: KnownHint } {
  const accessor = GENERATED_ACCESSORS.find((prefix) => module.startsWith(prefix))
  if (accessor !== undefined) return { text: accessor, hint: { code: 'reflection_marker_removed' } }
  const text = GENERATED_PARTS.reduce((name, pattern) => name.replace(pattern, '$1<auto>'), module)
  return text === module ? { text } : { text, hint: { code: 'codegen_marker_removed' } }
}

/** A Java file name without the number that Javassist gives its classes. */
export function cleanJavassist(filename: string): string {
  return filename.replace(/(\$\$_javassist)(?:_seam)?(?:_\d+)?/g, '$1<auto>')
}
