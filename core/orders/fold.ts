// Text as the patterns of core/orders read it: lower case, plain letters, nothing invisible. An order can be hidden from a reader's eye, or
// from a filter, in many ways; each way that is undone here gives one more reading of the same text.

const tagCharacters = /[\u{e0020}-\u{e007e}]/gu;
const flag = /\u{1f3f4}[\u{e0020}-\u{e007f}]+/gu;
const showsNothing = /[\p{Cf}\p{Co}\p{Cs}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\u034f\u115f\u1160\u3164]|(?![\t\n\r])\p{Cc}/gu;

/** Letters of other scripts that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ї: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ɡ: 'g', һ: 'h',
  ӏ: 'l', ո: 'n', ս: 'u', ց: 'g', օ: 'o', α: 'a', β: 'b', γ: 'y', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ω: 'w', ı: 'i', ø: 'o', ł: 'l',
}; // prettier-ignore
const lookalike = new RegExp(`[${Object.keys(lookalikes).join('')}]`, 'gu');
const mixedScripts = /[a-z][\u0370-\u058f\u0261]|[\u0370-\u058f\u0261][a-z]/u;

const digitLetters: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };
/** A word with figures for letters in its middle: `prev10us`. */
const figuredWord = /(?<![\p{L}\p{N}])(?=[\p{L}\d@$!]*\p{L})(?=[\p{L}\d@$!]*[\d@$])[\p{L}\d@$!]{4,}/gu;

/** At least six letters, each parted from the next by one space or sign. */
const spacedLetters = /(?<![\p{L}\p{N}])(?:\p{L}[\s._*·•|/\\-]{1,3}){5,}\p{L}(?![\p{L}\p{N}])/gu;

const encoded = /(?<![\w+/=-])[A-Za-z0-9+/_-]{20,}={0,2}/g;
const percents = /(?:%[0-9a-f]{2}){6,}/gi;

/** What `text` says in Unicode's tag characters, which no reader sees; flags of regions are made of them too, and say nothing. */
export function tagMessage(text: string): string {
  const said = text.replace(flag, '').match(tagCharacters) ?? [];
  return said.map((character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xe0000)).join('');
}

/** Invisible characters that carry something by their number: bits or bytes in zero-width characters or variation selectors. */
export function hidesCharacters(text: string): boolean {
  const plain = text.replace(flag, '');
  return /[\u{e0100}-\u{e01ef}]{3}|[\ufe00-\ufe0f]{4}|(?:[\u200b\u2060-\u2064\ufeff]|[\u200c\u200d](?=[\u200b-\u200d\u2060-\u2064])){6}/u.test(
    plain,
  );
}

/** Signs that stand for others: brackets that look like `<`, entities and escapes of brackets. */
function withPlainSigns(text: string): string {
  const plain = text.replace(/[’‘ʼ＇`´]/gu, "'");
  if (!/[&\\‹⟨〈❮«]/u.test(plain)) return plain;
  return plain
    .replace(/&(?:lt|#60|#x3c);|\\u003c|[‹⟨〈❮«](?=\s*[/|])/giu, '<')
    .replace(/&(?:gt|#62|#x3e);|\\u003e/giu, '>')
    .replace(/<([^<>]{1,40})[›⟩〉❯»]/gu, '<$1>');
}

/** Case and signs of the text kept: for what is written in brackets and signs. */
export function visible(text: string): string {
  return withPlainSigns(text.normalize('NFKC').replace(showsNothing, ''));
}

/** Lower case, without marks over Latin letters, German ß as ss, Arabic without vowel marks. */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('ё', 'е')
    .replace(/[ıłøđ]/gu, (letter) => ({ ı: 'i', ł: 'l', ø: 'o', đ: 'd' })[letter] ?? letter)
    .replace(/[\u064b-\u0652\u0640]/gu, '')
    .replace(/[أإآ]/gu, 'ا');
}

const unlike = (text: string): string => text.replace(lookalike, (letter) => lookalikes[letter] ?? letter);

function decoded(run: string): string {
  const text = Buffer.from(run, 'base64').toString('utf8');
  return /\ufffd|(?![\n\r\t])\p{Cc}/u.test(text) ? '' : text;
}

function unescaped(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return '';
  }
}

export interface Readings {
  /** The text itself, and with other scripts' letters or figures read as the Latin letters that they look like. */
  readonly spaced: readonly string[];
  /** Letters that stood apart, joined: words run into one another. */
  readonly joined: readonly string[];
}

/** Every reading of `text`, which is `visible` already. */
export function readingsOf(text: string): Readings {
  const plain = plainLetters(text);
  const spaced = [plain];
  if (mixedScripts.test(plain)) spaced.push(unlike(plain));
  if (figuredWord.test(plain))
    spaced.push(plain.replace(figuredWord, (word) => word.replace(/[\d@$!]/gu, (sign) => digitLetters[sign] ?? sign)));
  figuredWord.lastIndex = 0;
  const joined = (plain.match(spacedLetters) ?? []).map((run) => unlike(run.replace(/[^\p{L}]+/gu, '')));
  return { spaced, joined };
}

/** What `text`, which is `visible` already, says encoded, each with how. */
export function encodedIn(text: string): { readonly text: string; readonly how: string }[] {
  const hidden = [
    ...(text.match(encoded) ?? []).map((run) => ({ text: decoded(run), how: 'base64' })),
    ...(text.match(percents) ?? []).map((run) => ({ text: unescaped(run), how: 'an encoded address' })),
  ];
  return hidden.filter((one) => one.text !== '');
}
