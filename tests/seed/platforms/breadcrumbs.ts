import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { fillWords, type Place } from './place.ts'

/** Breadcrumbs as SDKs send them, without their times. Texts may have slots. */

export function httpCrumb(place: Place, random: Random): JsonObject {
  const status = random.pick([200, 200, 200, 201, 204, 304, 404, 500, 503])
  return {
    type: 'http',
    category: random.pick(['http', 'fetch', 'xhr']),
    ...(status >= 500 && { level: 'error' }),
    data: {
      method: random.pick(['GET', 'GET', 'POST', 'PUT']),
      url: fillWords('https://api.example.com/v2/{area}/{noun}/«int»', place),
      status_code: status
    }
  }
}

export function logCrumb(place: Place, random: Random): JsonObject {
  return {
    category: random.pick(['console', 'logger', place.area]),
    level: random.pick(['info', 'info', 'debug', 'warning']),
    message: fillWords(
      random.pick([
        '{verb} {noun} «int» took «small» ms',
        'cache miss for {area}:{noun}:«int»',
        '{noun} «hex8» queued for {verb}',
        'retrying {verb} of {noun}, attempt «digit»'
      ]),
      place
    )
  }
}

export function queryCrumb(place: Place): JsonObject {
  return {
    type: 'query',
    category: 'query',
    message: fillWords('SELECT {noun}.{field} FROM {area}_{noun} WHERE {noun}.id = %s LIMIT «small»', place)
  }
}

export function clickCrumb(place: Place, random: Random): JsonObject {
  return {
    category: random.pick(['ui.click', 'ui.click', 'ui.input']),
    message: fillWords('div.{area} > form.{noun}-form > button[type="button"][name="{verb}"]', place)
  }
}

export function navigationCrumb(place: Place): JsonObject {
  return {
    type: 'navigation',
    category: 'navigation',
    data: { from: fillWords('/{area}', place), to: fillWords('/{area}/{noun}/«int»', place) }
  }
}

export function screenCrumb(place: Place, random: Random): JsonObject {
  return {
    type: 'navigation',
    category: random.pick(['ui.lifecycle', 'app.lifecycle', 'navigation']),
    data: {
      screen: fillWords('{Area}{Noun}Screen', place),
      state: random.pick(['created', 'resumed', 'paused'])
    }
  }
}
