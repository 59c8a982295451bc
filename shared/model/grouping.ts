import { z } from 'zod'

/** Why a component contributes or not: a code with its parameters; the sentence is made where it is shown. */
export const Hint = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional()
})
export type Hint = z.infer<typeof Hint>

/**
 * A node of the grouping tree. `values` holds child components, or one primitive (the leaf's value).
 * The hash of a tree is the md5 over the UTF-8 of all leaves that are reached through contributing nodes only.
 */
export interface GroupingComponent {
  readonly id: string
  readonly contributes: boolean
  readonly hint?: Hint | undefined
  readonly values: readonly (GroupingComponent | string | number)[]
}
export const GroupingComponent: z.ZodType<GroupingComponent> = z.lazy(() =>
  z.object({
    id: z.string(),
    contributes: z.boolean(),
    hint: Hint.optional(),
    values: z.array(z.union([GroupingComponent, z.string(), z.number()]))
  })
)

export const GroupingVariantType = z.enum([
  'component',
  'salted_component',
  'custom_fingerprint',
  'built_in_fingerprint',
  'checksum',
  'hashed_checksum',
  'fallback'
])
export type GroupingVariantType = z.infer<typeof GroupingVariantType>

export const GroupingVariant = z.object({
  /** `app`, `system`, `default`, `custom_fingerprint`, `checksum`, `fallback` … unique in a grouping. */
  name: z.string(),
  type: GroupingVariantType,
  contributes: z.boolean(),
  /** 32 hexadecimal digits, or null where the variant yields none. */
  hash: z.string().nullable(),
  hint: Hint.optional(),
  component: GroupingComponent.optional(),
  /** Fingerprint values after substitution, and the rule that set them. */
  fingerprint: z.array(z.string()).optional(),
  rule: z.string().optional()
})
export type GroupingVariant = z.infer<typeof GroupingVariant>

export const Grouping = z.object({
  /** Id of the frozen configuration that made it. */
  config: z.string(),
  variants: z.array(GroupingVariant),
  /** Primary hash first, the system variant's last. Never empty. */
  hashes: z.array(z.string()).min(1),
  /** Where a fingerprint rule sets the title. */
  title: z.string().optional(),
  /** `mechanism.exception_id` of the exception that gives the title, where grouping decides that. */
  mainExceptionId: z.number().optional()
})
export type Grouping = z.infer<typeof Grouping>

/** What lists show of an event, by Sentry's rules for titles, culprits and metadata. */
export const EventSummary = z.object({
  title: z.string(),
  culprit: z.string(),
  metadata: z.object({
    type: z.string().optional(),
    value: z.string().optional(),
    filename: z.string().optional(),
    function: z.string().optional(),
    title: z.string().optional()
  })
})
export type EventSummary = z.infer<typeof EventSummary>
