// A model's sentence as text that can stand in a draft: one line, no Markdown, no ids and no address. Links come from the evidence pack only.
const markdownLink = /!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/gu;
const address = /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]/giu;
/** A host or a mail address written like words, in any script with case: "proof.example/a", "proof@site". Wider than needed: "end.the" is one. */
const host = /[\p{L}\p{N}-]{2}\.(?:\p{Ll}{2,}|\p{Lu}{2,})|[\p{L}\p{N}]@[\p{L}\p{N}]|(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/u;
const footnote = /\[\^[^\]\s]{1,20}\]/gu;
/** Ids of claims as the prompt gives them, where a model writes them into its text: (c3), [c3, c14], ((c3)). */
const claimIds = /\s*[([]{1,3}(?:c\d{1,3})(?:\s*[,;]\s*c\d{1,3})*[)\]]{1,3}/gu;
const emphasis = /(\*\*|__)(?=\S)([\s\S]*?\S)\1/gu;

/** Once: what is taken out of the middle of a word can leave an address, so it is done until nothing changes. */
function withoutMarks(text: string): string {
  return text.replace(markdownLink, '$1').replace(footnote, '').replace(claimIds, '').replace(emphasis, '$2').replace(address, '');
}

/** What was taken out leaves its space; before : ; ! ? some languages write one. */
function closedUp(text: string): string {
  return text.replace(/ ([,.])/gu, '$1');
}

export function plainText(text: string): string {
  let plain = text;
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = withoutMarks(plain);
  }
  return closedUp(
    plain
      .replace(/^\s*(?:#{1,6}|>|[-*+])\s+/u, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  ).trim();
}

/** Whether an address stands in the text, as a reader sees it: characters that show nothing do not hide one. */
export function holdsAddress(text: string): boolean {
  const seen = text.normalize('NFKC').replace(/[\p{Cf}\p{Variation_Selector}]/gu, '');
  return seen.search(address) !== -1 || host.test(seen);
}

/** Whether nothing would be taken out of one line of text that is stored. */
export function isPlain(text: string): boolean {
  return plainText(text) === closedUp(text);
}

/** A headline or heading: without the full stop that a sentence ends with. */
export function withoutStop(text: string): string {
  return text.replace(/(?<![.…\p{Lu}])[.。।]$/u, '');
}

const ended = /[.!?…。！？।؟۔][”"»」』’)\]]*$/u;
const stops: Readonly<Record<string, string>> = { zh: '。', ja: '。', hi: '।' };

/** A sentence with its full stop: without one it would be read as one with the next, and rest on the claims of both. */
export function withStop(plain: string, language: string): string {
  return plain === '' || ended.test(plain) ? plain : `${plain.replace(/[,;:，、；：]+$/u, '')}${stops[language] ?? '.'}`;
}

export function plainSentence(text: string, language: string): string {
  return withStop(plainText(text), language);
}
