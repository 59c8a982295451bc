import type { Random } from '../../bench/random.ts'
import { createPlace, fillWords, type Place } from './place.ts'

const LINES = {
  javascript: [
    '  const {noun} = await {area}.{verb}({field})',
    '  if (!{noun}.{field}) return undefined',
    '  const {field} = {noun}.{field} ?? defaults.{field}',
    '  return {noun}.{field}.map((one) => one.{field})',
    "  logger.debug('{verb} {noun}', { {field} })",
    '  for (const {noun} of {area}.all()) {verb}({noun})',
    '  {area}.{verb}({noun}, { {field}, retry: false })'
  ],
  python: [
    '        {noun} = self.{area}.{verb}({field}={field})',
    '        if {noun}.{field} is None:',
    '            return {noun}.{field}',
    '        for {noun} in self.{area}.all():',
    '        logger.info("{verb} %s", {noun}.{field})',
    '        return {verb}_{noun}({field}, retry=False)'
  ],
  ruby: [
    '    {noun} = {Area}.{verb}({field}: {field})',
    '    return if {noun}.{field}.blank?',
    '    {noun}.{verb}!({field})',
    '    {area}.each { |{noun}| {noun}.{verb} }',
    '    @{noun} ||= {Noun}.find_by(id: params[:{field}])'
  ],
  php: [
    '        {$noun} = $this->{area}->{verb}({$field});',
    '        if ({$noun}->{field} === null) {',
    '            return {$noun}->{field};',
    "        Log::debug('{verb} {noun}', ['{field}' => {$field}]);",
    '        foreach ($this->{area} as {$noun}) {'
  ],
  go: [
    '\t{noun}, err := s.{area}.{Verb}(ctx, {field})',
    '\tif err != nil {',
    '\t\treturn nil, fmt.Errorf("{verb} {noun}: %w", err)',
    '\tfor _, {noun} := range s.{area} {',
    '\treturn {noun}.{Field}, nil'
  ]
} as const

const AROUND = 2

/** The line that a frame stands at, and those around it. */
export function sourceAround(random: Random, language: keyof typeof LINES, place: Place) {
  const line = (at: Place = createPlace(random)) => fillWords(random.pick<string>(LINES[language]), at)
  return {
    pre_context: Array.from({ length: AROUND }, () => line()),
    context_line: line(place),
    post_context: Array.from({ length: AROUND }, () => line())
  }
}
