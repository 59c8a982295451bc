import { z } from 'zod'

/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export const Json: z.ZodType<Json> = z.json() as z.ZodType<Json>

/** A JSON object, as most free-form parts of an event are. */
export const JsonObject = z.record(z.string(), Json)
export type JsonObject = z.infer<typeof JsonObject>
