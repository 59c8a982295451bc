import { type NativeImage, nativeImage } from 'electron'
import { drawIcon, type IconOptions } from './draw-icon.ts'
import { encodePng } from './encode-png.ts'

/** The icon for a place of `size` points, sharp on screens with twice as many pixels too. */
export function nativeIcon(size: number, options: IconOptions = {}): NativeImage {
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const pixels = size * scaleFactor
    const buffer = encodePng(drawIcon(pixels, options), pixels, pixels)
    image.addRepresentation({ scaleFactor, width: pixels, height: pixels, buffer })
  }
  if (options.isTemplate) image.setTemplateImage(true)
  return image
}
