import { parseFingerprintRules } from '../fingerprint-rules/parse.ts'
import type { FingerprintRule } from '../fingerprint-rules/rule.ts'
import { parseStackRules } from '../stack-rules/parse.ts'
import type { StackRule } from '../stack-rules/rule.ts'
import { APPLE_RULES } from './apple.ts'
import { CPP_RULES } from './cpp.ts'
import { DOTNET_RULES } from './dotnet.ts'
import { EFFECT_RULES } from './effects.ts'
import { FINGERPRINT_RULES } from './fingerprints.ts'
import { GO_RULES } from './go.ts'
import { JAVASCRIPT_RULES } from './javascript.ts'
import { JVM_RULES } from './jvm.ts'
import { NATIVE_PLACE_RULES } from './native-places.ts'
import { RUST_RULES } from './rust.ts'
import { SCRIPTING_RULES } from './scripting.ts'

/** Rule files in the order in which they run: what frames are, then what follows from that. */
export const BUILT_IN_RULE_FILES: readonly string[] = [
  JAVASCRIPT_RULES,
  SCRIPTING_RULES,
  JVM_RULES,
  GO_RULES,
  DOTNET_RULES,
  NATIVE_PLACE_RULES,
  CPP_RULES,
  APPLE_RULES,
  RUST_RULES,
  EFFECT_RULES
]

/** Culprit's own stack-trace rules, for all languages. */
export const BUILT_IN_STACK_RULES: readonly StackRule[] = BUILT_IN_RULE_FILES.flatMap(
  (text) => parseStackRules(text, 'built_in').rules
)

/** Culprit's own fingerprint rules. */
export const BUILT_IN_FINGERPRINT_RULES: readonly FingerprintRule[] = parseFingerprintRules(
  FINGERPRINT_RULES,
  'built_in'
).rules
