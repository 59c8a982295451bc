const WINDOWS = 'Windows NT 10.0; Win64; x64'
const MAC = 'Macintosh; Intel Mac OS X 10_15_7'
const LINUX = 'X11; Linux x86_64'

function chrome(system: string, version: number, more = ''): string {
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36${more}`
}

function androidChrome(system: string, version: number): string {
  return `Mozilla/5.0 (Linux; ${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`
}

function firefox(system: string, version: number): string {
  return `Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`
}

function safari(version: string): string {
  return `Mozilla/5.0 (${MAC}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Safari/605.1.15`
}

function iphone(system: string, version: string): string {
  return `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Mobile/15E148 Safari/604.1`
}

/** User agents, the most frequent first. */
export const BROWSERS: readonly string[] = [
  chrome(WINDOWS, 139),
  chrome(MAC, 139),
  iphone('18_6', '18.6'),
  chrome(WINDOWS, 138),
  androidChrome('Android 10; K', 139),
  firefox('Windows NT 10.0; Win64; x64', 141),
  safari('18.6'),
  chrome(WINDOWS, 139, ' Edg/139.0.0.0'),
  chrome(MAC, 138),
  iphone('18_5', '18.5'),
  androidChrome('Android 10; K', 138),
  firefox('Macintosh; Intel Mac OS X 10.15', 141),
  chrome(LINUX, 139),
  chrome(WINDOWS, 138, ' Edg/138.0.0.0'),
  firefox('X11; Linux x86_64', 140),
  safari('17.6'),
  iphone('17_7_2', '17.7'),
  'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  chrome(WINDOWS, 137),
  chrome(WINDOWS, 138, ' OPR/122.0.0.0'),
  firefox('Windows NT 10.0; Win64; x64', 128),
  androidChrome('Android 13; Pixel 7', 137),
  chrome(LINUX, 138),
  iphone('16_7_11', '16.6'),
  chrome(WINDOWS, 109)
]
