// Language tags as pages and feeds declare them.

/** ISO 639-3 codes that CLDR does not shorten to the two letters we want. */
const shortened: Readonly<Record<string, string>> = { zlm: 'ms', tgl: 'tl', nor: 'nb', ckb: 'ku', prs: 'fa', hms: 'zh', uzn: 'uz' };

/** ISO 639-1 code of an ISO 639 code where there is one, else what CLDR makes of it. */
export function twoLetters(code: string): string {
  const known = shortened[code];
  if (known !== undefined) return known;
  const canonical = Intl.getCanonicalLocales(code)[0] ?? code;
  return canonical === 'no' ? 'nb' : canonical;
}

/** The ISO 639-1 code in a language tag such as `en-GB` or `pt_BR`; null where there is none. */
export function languageOfTag(tag: string | null | undefined): string | null {
  const primary = /^[a-z]{2,3}(?=$|[-_])/i.exec((tag ?? '').trim())?.[0]?.toLowerCase();
  if (primary === undefined) return null;
  const code = twoLetters(primary);
  return /^[a-z]{2}$/.test(code) && code !== 'xx' ? code : null;
}
