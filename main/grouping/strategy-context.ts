import type { Event } from '../../shared/model/event.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import type { GroupingConfig } from './config.ts'
import type { StackOf } from './frames.ts'

/** What all strategies work with. */
export interface StrategyContext {
  readonly event: Event
  readonly config: GroupingConfig
  readonly stackOf: StackOf
}

/** Components by variant; a variant that an interface has nothing to say to is absent. */
export type Variants = ReadonlyMap<string, GroupingComponent>
