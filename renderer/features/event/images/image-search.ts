import { create } from 'zustand'
import { goToSection } from '../section-place.ts'
import type { LoadedImage } from './debug-images.ts'

/** What is looked for among the images: also set from outside of them, by a press on a frame. */
export const useImageSearch = create<{ readonly search: string }>(() => ({ search: '' }))

/** Goes to an image in its section. */
export function showImage({ name }: LoadedImage) {
  useImageSearch.setState({ search: name })
  goToSection('images')
}
