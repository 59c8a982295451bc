import type { z } from 'zod'
import type { ErrorCode } from '../model/error-code.ts'

/** One thing that the door can do: what it takes and what it gives. Everything else is derived from this value. */
export interface Procedure<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input
  readonly output: Output
  /** It only reads, and so asks nothing of what arrives meanwhile. */
  readonly isQuery: boolean
}

/** One that may change something. */
export function procedure<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output
): Procedure<Input, Output> {
  return { input, output, isQuery: false }
}

/** One that only reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output
): Procedure<Input, Output> {
  return { input, output, isQuery: true }
}

export type Procedures = Readonly<Record<string, Readonly<Record<string, Procedure>>>>

/** The contract as its user sees it: `client.issues.list({…})`. Rejects with an AppError. */
export type ClientOf<P extends Procedures> = {
  readonly [Noun in keyof P]: {
    readonly [Verb in keyof P[Noun]]: (
      input: z.input<P[Noun][Verb]['input']>
    ) => Promise<z.output<P[Noun][Verb]['output']>>
  }
}

/** The contract as the core implements it. */
export type HandlersOf<P extends Procedures> = {
  readonly [Noun in keyof P]: {
    readonly [Verb in keyof P[Noun]]: (
      input: z.output<P[Noun][Verb]['input']>
    ) => z.output<P[Noun][Verb]['output']> | Promise<z.output<P[Noun][Verb]['output']>>
  }
}

/** `issues.list`, `events.get`, … */
export type PathOf<P extends Procedures> = {
  [Noun in keyof P & string]: `${Noun}.${keyof P[Noun] & string}`
}[keyof P & string]

/** What crosses a transport: expected failures are values. */
export type Answer<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly message: string } }
