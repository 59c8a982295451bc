/**
 * Names under which Android devices are sold, by what they call their model themselves. Only those whose model says nothing to
 * anyone: a Pixel or a moto g is called by its name already. The lists of all devices have tens of thousands of models; these are
 * the ones that are met most.
 */
export function androidName(model: string): string | undefined {
  const samsung = /^SM-([A-Z]\d{3})/.exec(model)?.[1]
  if (samsung !== undefined) return SAMSUNG.get(samsung)
  const name = MODELS.get(model)
  if (name !== undefined) return name
  // `VOG-L29`, `MAR-LX1A`, `LM-G710EM`: what follows tells countries apart
  const family = /^(?:[A-Z]{3}(?=-)(?:-LX)?|L[GM]-[A-Z]\d{3}|XQ-[A-Z]{2})/.exec(model)?.[0]
  return family === undefined ? undefined : FAMILIES.get(family)
}

/** Reads `code code: name, code: name`; each name begins with `maker`. */
function table(entries: string, maker = ''): [string, string][] {
  return entries.split(', ').flatMap((entry) => {
    const [codes = '', name = ''] = entry.split(': ')
    return codes.split(' ').map((code): [string, string] => [code, maker + name])
  })
}

/** By the part of the number that is the same in all countries: `SM-G991B`. */
const SAMSUNG = new Map(
  table(
    'G900: S5, G920: S6, G925: S6 edge, G928: S6 edge+, G930: S7, G935: S7 edge, G950: S8, G955: S8+, G960: S9, ' +
      'G965: S9+, G970: S10e, G973: S10, G975: S10+, G977: S10 5G, G770: S10 Lite, G980: S20, G981: S20 5G, G985: S20+, ' +
      'G986: S20+ 5G, G988: S20 Ultra 5G, G780: S20 FE, G781: S20 FE 5G, G991: S21 5G, G996: S21+ 5G, ' +
      'G998: S21 Ultra 5G, G990: S21 FE 5G, S901: S22, S906: S22+, S908: S22 Ultra, S911: S23, S916: S23+, ' +
      'S918: S23 Ultra, S711: S23 FE, S921: S24, S926: S24+, S928: S24 Ultra, S721: S24 FE, S931: S25, S936: S25+, ' +
      'S937: S25 Edge, S938: S25 Ultra, N910: Note 4, N920: Note5, N950: Note8, N960: Note9, N970: Note10, N975: Note10+, ' +
      'N976: Note10+ 5G, N770: Note10 Lite, N980: Note20, N981: Note20 5G, N985: Note20 Ultra, N986: Note20 Ultra 5G, ' +
      'F700: Z Flip, F707: Z Flip 5G, F711: Z Flip3 5G, F721: Z Flip4, F731: Z Flip5, F741: Z Flip6, F766: Z Flip7, ' +
      'F900: Fold, F916: Z Fold2 5G, F926: Z Fold3 5G, F936: Z Fold4, F946: Z Fold5, F956: Z Fold6, F966: Z Fold7, ' +
      'A015: A01, A025: A02s, A037: A03s, A042: A04e, A047: A04s, A055: A05, A057: A05s, A065: A06, A105: A10, ' +
      'A107: A10s, A115: A11, A125: A12, A135: A13, A136: A13 5G, A145: A14, A146: A14 5G, A155: A15, A156: A15 5G, ' +
      'A165: A16, A166: A16 5G, A202: A20e, A205: A20, A207: A20s, A215: A21, A217: A21s, A225: A22, A226: A22 5G, ' +
      'A235: A23, A236: A23 5G, A256: A25 5G, A266: A26 5G, A305: A30, A307: A30s, A315: A31, A325: A32, ' +
      'A326: A32 5G, A336: A33 5G, A346: A34 5G, A356: A35 5G, A366: A36 5G, A405: A40, A415: A41, A426: A42 5G, ' +
      'A505: A50, A507: A50s, A515: A51, A516: A51 5G, A525: A52, A526: A52 5G, A528: A52s 5G, A536: A53 5G, ' +
      'A546: A54 5G, A556: A55 5G, A566: A56 5G, A600: A6, A605: A6+, A705: A70, A715: A71, A716: A71 5G, A725: A72, ' +
      'A736: A73 5G, A805: A80, A908: A90 5G, A320: A3 (2017), A520: A5 (2017), A530: A8 (2018), A750: A7 (2018), ' +
      'A920: A9 (2018), J330: J3 (2017), J530: J5 (2017), J730: J7 (2017), J400: J4, J415: J4+, J600: J6, J610: J6+, ' +
      'M115: M11, M127: M12, M135: M13, M215: M21, M225: M22, M236: M23 5G, M305: M30, M307: M30s, M315: M31, ' +
      'M317: M31s, M325: M32, M336: M33 5G, M346: M34 5G, M515: M51, M526: M52 5G, M536: M53 5G, M546: M54 5G, ' +
      'G525: XCover 5, G715: XCover Pro, G736: XCover6 Pro, T220: Tab A7 Lite, T500: Tab A7, T720: Tab S5e, T860: Tab S6, ' +
      'T870: Tab S7, T970: Tab S7+, P610: Tab S6 Lite, X200: Tab A8, X700: Tab S8, X800: Tab S8+, X900: Tab S8 Ultra, ' +
      'X710: Tab S9, X810: Tab S9+, X910: Tab S9 Ultra',
    'Galaxy '
  )
)

/** By the whole model. */
const MODELS = new Map([
  ['ELS-N39', 'Huawei P40 Pro+'],
  ...table(
    'M2003J6A1G: Redmi Note 9S, M2003J6B2G: Redmi Note 9 Pro, M2101K7AG M2101K7AI: Redmi Note 10, M2101K7BG: Redmi Note 10S, ' +
      'M2103K19G: Redmi Note 10 5G, M2101K6G: Redmi Note 10 Pro, 2201117TG 2201117TY: Redmi Note 11, 2201117SG: Redmi Note 11S, ' +
      '2201116TG: Redmi Note 11 Pro, 2201116SG: Redmi Note 11 Pro 5G, 23021RAA2Y: Redmi Note 12, 22111317G: Redmi Note 12 5G, ' +
      '22101316G: Redmi Note 12 Pro 5G, 22101316UG: Redmi Note 12 Pro+ 5G, 23124RA7EO 23129RAA4G: Redmi Note 13, ' +
      '23117RA68G: Redmi Note 13 Pro, 2312DRA50G: Redmi Note 13 Pro 5G, 23090RA98G: Redmi Note 13 Pro+ 5G, ' +
      'M2004J19C M2004J19G: Redmi 9, M2006C3LG: Redmi 9A, M2006C3MG: Redmi 9C, M2006C3MNG: Redmi 9C NFC, ' +
      'M2010J19SG M2010J19SY: Redmi 9T, 21061119AG: Redmi 10, 220233L2G: Redmi 10A, 220333QAG: Redmi 10C, ' +
      '22120RN86G: Redmi 12C, 23053RN02A: Redmi 12, M2010J19CG M2010J19CI: POCO M3, M2103K19PG: POCO M3 Pro 5G, ' +
      '2201117PG: POCO M4 Pro, 21091116AG: POCO M4 Pro 5G, M2007J20CG M2007J20CT: POCO X3 NFC, M2007J20CI: POCO X3, ' +
      'M2102J20SG M2102J20SI: POCO X3 Pro, 2201116PG: POCO X4 Pro 5G, 22111317PG: POCO X5 5G, 22101320G: POCO X5 Pro 5G, ' +
      'M2004J11G: POCO F2 Pro, M2012K11AG: POCO F3, 23049PCD8G: POCO F5, 23013PC75G: POCO F5 Pro, 24069PC21G: POCO F6, ' +
      'M2001J2G: Mi 10, M2002J9G: Mi 10 Lite 5G, M2007J3SY: Mi 10T, M2007J3SG: Mi 10T Pro, M2007J17G: Mi 10T Lite, ' +
      'M2011K2C M2011K2G: Mi 11, M2012K11G: Mi 11i, M2101K9AG: Mi 11 Lite, M2101K9G: Mi 11 Lite 5G, ' +
      'M2102K1C M2102K1G: Mi 11 Ultra, 2109119DG: Xiaomi 11 Lite 5G NE, 21081111RG: Xiaomi 11T, 2107113SG: Xiaomi 11T Pro, ' +
      '2201123G: Xiaomi 12, 2201122G: Xiaomi 12 Pro, 2112123AG: Xiaomi 12X, 22071212AG: Xiaomi 12T, ' +
      '22081212UG: Xiaomi 12T Pro, 2211133G: Xiaomi 13, 2210132G: Xiaomi 13 Pro, 2210129SG: Xiaomi 13 Lite, ' +
      '2306EPN60G: Xiaomi 13T, 23078PND5G: Xiaomi 13T Pro, 23127PN0CG: Xiaomi 14, 24030PN60G: Xiaomi 14 Ultra'
  ),
  ...table('A3000 A3003: 3, A3010: 3T, A5000: 5, A5010: 5T, A6000 A6003: 6, A6010 A6013: 6T').map(
    ([code, name]): [string, string] => [`ONEPLUS ${code}`, `OnePlus ${name}`]
  ),
  ...table(
    'GM1900 GM1901 GM1903 GM1905: 7, GM1910 GM1911 GM1913 GM1915 GM1917: 7 Pro, HD1900 HD1901 HD1903 HD1905 HD1907: 7T, ' +
      'HD1910 HD1911 HD1913: 7T Pro, IN2010 IN2011 IN2013 IN2015 IN2017: 8, IN2020 IN2021 IN2023 IN2025: 8 Pro, ' +
      'KB2000 KB2001 KB2003 KB2005: 8T, LE2110 LE2111 LE2113 LE2115 LE2117: 9, LE2120 LE2121 LE2123 LE2125: 9 Pro, ' +
      'NE2210 NE2211 NE2213 NE2215: 10 Pro, CPH2413 CPH2415 CPH2417: 10T, CPH2447 CPH2449 CPH2451: 11, ' +
      'CPH2573 CPH2581 CPH2583: 12, AC2001 AC2003: Nord, BE2026 BE2029: Nord N10 5G, DN2101 DN2103: Nord 2 5G, ' +
      'CPH2399 CPH2401: Nord 2T 5G, CPH2491 CPH2493: Nord 3 5G, EB2101 EB2103: Nord CE 5G, IV2201: Nord CE 2 5G',
    'OnePlus '
  ),
  ...table(
    'CPH1907: Reno2, CPH1917: Reno, CPH2113: Reno4, CPH2091: Reno4 5G, CPH2109: Reno4 Pro, CPH2089: Reno4 Pro 5G, ' +
      'CPH2251: Reno6 5G, CPH2247: Reno6 Pro 5G, CPH2023: Find X2, CPH2025: Find X2 Pro, CPH2173: Find X3 Pro, ' +
      'CPH2307: Find X5, CPH2305: Find X5 Pro, CPH1909: A5s, CPH1931: A5 2020, CPH1937 CPH1941: A9 2020, CPH2185: A15, ' +
      'CPH2269: A16, CPH2015: A31, CPH2127: A53, CPH2239: A54, CPH2195: A54 5G, CPH2067: A72, CPH2219: A74, CPH2197: A74 5G',
    'OPPO '
  ),
  ...table(
    'RMX1821: 3, RMX1851: 3 Pro, RMX1911: 5, RMX1971: 5 Pro, RMX2030: 5i, RMX2001: 6, RMX2061 RMX2063: 6 Pro, RMX2040: 6i, ' +
      'RMX2151 RMX2155: 7, RMX2170: 7 Pro, RMX2111: 7 5G, RMX2103: 7i, RMX3085: 8, RMX3081: 8 Pro, RMX3241: 8 5G, RMX3151: 8i, ' +
      'RMX3471 RMX3472: 9 Pro, RMX3392 RMX3393: 9 Pro+, RMX3491: 9i, RMX3630: 10, RMX3661: 10 Pro, RMX3771: 11 Pro, ' +
      'RMX3741: 11 Pro+, RMX1941: C2, RMX2020: C3, RMX2185: C11, RMX2189: C12, RMX2180: C15, RMX2101: C17, RMX3063: C20, ' +
      'RMX3201: C21, RMX3261: C21Y, RMX3191: C25, RMX1921: XT, RMX1931: X2 Pro, RMX1992: X2, RMX2202: GT, ' +
      'RMX3360 RMX3363: GT Master Edition, RMX3310 RMX3312: GT 2, RMX3301: GT 2 Pro, RMX3370: GT Neo2, RMX3561: GT Neo 3',
    'realme '
  ),
  ...table('1901: Y15, 1902: Y17, 1904: Y12, 1906: Y11, 1907: S1, 1915: Y19, 1935: Y50').map(
    ([code, name]): [string, string] => [`vivo ${code}`, `vivo ${name}`]
  ),
  ...table(
    'D5803: Z3 Compact, D6603 D6653: Z3, E6603 E6653: Z5, F5121 F5122: X, F8331 F8332: XZ, G8341 G8342 G8343: XZ1, ' +
      'G8441: XZ1 Compact, H8216 H8266 H8276 H8296: XZ2, H8314 H8324: XZ2 Compact, H8416 H9436 H9493: XZ3, ' +
      'J8110 J8170 J9110: 1, J8210 J8270 J9210: 5',
    'Xperia '
  ),
  ...table('TA-1004 TA-1012: 8, TA-1020 TA-1032: 3, TA-1053: 5, TA-1021 TA-1025 TA-1033: 6', 'Nokia '),
  ...table(
    'KFFOWI: 7 (2015), KFAUWI: 7 (2017), KFMUWI: 7 (2019), KFDOWI: HD 8 (2017), KFKAWI: HD 8 (2018), KFONWI: HD 8 (2020), ' +
      'KFSUWI: HD 10 (2017), KFMAWI: HD 10 (2019), KFTRWI: HD 10 (2021), AFTMM: TV Stick 4K, AFTKA: TV Stick 4K Max',
    'Fire '
  )
])

/** By the part before what tells countries apart. */
const FAMILIES = new Map([
  ...table(
    'EVA: P9, VNS: P9 lite, VTR: P10, VKY: P10 Plus, WAS-LX: P10 lite, EML: P20, CLT: P20 Pro, ANE-LX: P20 lite, ELE: P30, ' +
      'VOG: P30 Pro, MAR-LX: P30 lite, ANA: P40, ELS: P40 Pro, JNY-LX: P40 lite, MHA: Mate 9, ALP: Mate 10, BLA: Mate 10 Pro, ' +
      'HMA: Mate 20, LYA: Mate 20 Pro, SNE-LX: Mate 20 lite, LIO: Mate 30 Pro, NOH: Mate 40 Pro, FIG-LX: P smart',
    'Huawei '
  ),
  ...table('STF: 9, COL: 10, BKL: View 10, PCT: View 20, NTH: 50, FNE: 70, REA: 90', 'Honor '),
  ...table(
    'XQ-AT: 1 II, XQ-BC: 1 III, XQ-CT: 1 IV, XQ-DQ: 1 V, XQ-EC: 1 VI, XQ-AS: 5 II, XQ-BQ: 5 III, XQ-CQ: 5 IV, XQ-DE: 5 V, ' +
      'XQ-AU: 10 II, XQ-BT: 10 III, XQ-CC: 10 IV, XQ-DC: 10 V',
    'Xperia '
  ),
  ...table(
    'LG-D855: G3, LG-H815: G4, LG-H850: G5, LG-H870: G6, LM-G710: G7 ThinQ, LM-G820: G8 ThinQ, LG-H930: V30, ' +
      'LM-V405: V40 ThinQ, LM-V500: V50 ThinQ',
    'LG '
  )
])
