import { isTuple, resolve, type Schema } from './mutated-events-schema.ts'

/** Where a value is not valid against a schema, as a path, or undefined. */
export function invalidPath(value: unknown, sent: Schema, root: Schema, path = '$'): string | undefined {
  const schema = resolve(sent, root)
  if (schema.anyOf?.every((one) => invalidPath(value, one, root) !== undefined)) return path
  if (schema.enum && !schema.enum.includes(value)) return path
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type
  if (types && !types.some((type) => isOfType(value, type))) return path
  if (typeof value === 'number' && value < (schema.minimum ?? Number.NEGATIVE_INFINITY)) return path
  if (Array.isArray(value)) return invalidItem(value, schema, root, path)
  return typeof value === 'object' && value !== null ? invalidProperty(value, schema, root, path) : undefined
}

function invalidItem(
  list: readonly unknown[],
  schema: Schema,
  root: Schema,
  path: string
): string | undefined {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
  if (list.length < minItems || list.length > maxItems) return path
  for (const [i, item] of list.entries()) {
    const itemSchema = isTuple(items) ? items[i] : items
    const found = itemSchema && invalidPath(item, itemSchema, root, `${path}.${i}`)
    if (found) return found
  }
  return undefined
}

function invalidProperty(value: object, schema: Schema, root: Schema, path: string): string | undefined {
  const { properties = {}, required = [], additionalProperties = true } = schema
  if (required.some((name) => !Object.hasOwn(value, name))) return path
  for (const [name, property] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    const propertySchema = own ?? additionalProperties
    if (propertySchema === false) return `${path}.${name}`
    const found = propertySchema !== true && invalidPath(property, propertySchema, root, `${path}.${name}`)
    if (found) return found
  }
  return undefined
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}
