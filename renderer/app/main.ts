import './jitless.ts'
import './first-questions.ts'
import { startApp } from './start.tsx'

startApp()
