// The months by their names in the languages that feeds are written in, as the platform's own language data has them.

const languages = [
  'en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'da', 'nb', 'sv', 'fi', 'et', 'lv', 'lt', 'pl', 'cs', 'sk', 'sl', 'hr', 'sr', 'sr-Latn', 'bs', 'mk',
  'bg', 'ro', 'hu', 'el', 'sq', 'tr', 'az', 'ru', 'uk', 'be', 'kk', 'hy', 'ka', 'he', 'ar', 'ar-LB', 'ar-MA', 'fa', 'ur', 'hi', 'bn', 'ta', 'te', 'ml',
  'th', 'vi', 'id', 'ms', 'fil', 'sw', 'am', 'ca', 'gl', 'eu', 'is', 'ga', 'cy', 'af', 'mn', 'ne', 'si', 'km', 'my',
]; // prettier-ignore

/** Without marks on the letters and in small ones: Greek and Hungarian feeds leave them out or change them. */
function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}|\p{P}|\u200d|\u200c/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .trim();
}

let names: ReadonlyMap<string, number> | undefined;

function allNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  // A name that means two months in two languages keeps the first one's.
  const add = (name: string, month: number): void => {
    const folded = fold(name);
    if (/^\p{L}{2,}$/u.test(folded) && !found.has(folded)) found.set(folded, month);
  };
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { month: style, timeZone: 'UTC' });
      const inDate = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { month: style, day: 'numeric', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const date = new Date(Date.UTC(2024, month - 1, 15));
        add(alone.format(date), month);
        add(inDate.formatToParts(date).find((part) => part.type === 'month')?.value ?? '', month);
      }
    }
  }
  return found;
}

/** 1 to 12; null where no month has this name. A name that is cut short after four letters or more (`sept`, `Ιουλ`) is read too. */
export function monthOf(word: string): number | null {
  names ??= allNames();
  const folded = fold(word);
  const exact = names.get(folded);
  if (exact !== undefined) return exact;
  if (folded.length < 3) return null;
  const meant = new Set<number>();
  for (const [name, month] of names) if (name.startsWith(folded) || (name.length >= 4 && folded.startsWith(name))) meant.add(month);
  const [month] = meant;
  return meant.size === 1 && month !== undefined ? month : null;
}
