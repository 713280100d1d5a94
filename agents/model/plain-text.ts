// A model's sentence as text that can stand in a draft: one line, no Markdown, no ids and no address. Links come from the evidence pack only.
const markdownLink = /!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/gu;
const address = /\b(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]/giu;
const footnote = /\[\^[^\]\s]{1,20}\]/gu;
/** Ids of claims as the prompt gives them, where a model writes them into its text: (c3), [c3, c14]. */
const claimIds = /\s*[([](?:c\d{1,3})(?:\s*[,;]\s*c\d{1,3})*[)\]]/gu;
const emphasis = /(\*\*|__)(?=\S)([\s\S]*?\S)\1/gu;

export function plainText(text: string): string {
  return text
    .replace(markdownLink, '$1')
    .replace(footnote, '')
    .replace(address, '')
    .replace(claimIds, '')
    .replace(emphasis, '$2')
    .replace(/^\s*(?:#{1,6}|>|[-*+])\s+/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.;:!?])/gu, '$1')
    .trim();
}

/** A headline or heading: without the full stop that a sentence ends with. */
export function plainTitle(text: string): string {
  return plainText(text).replace(/(?<![.…\p{Lu}])[.。।]$/u, '');
}

const ended = /[.!?…。！？।؟۔][”"»」』’)\]]*$/u;
const stops: Readonly<Record<string, string>> = { zh: '。', ja: '。', hi: '।' };

/** A sentence with its full stop: without one it would be read as one with the next, and rest on the claims of both. */
export function plainSentence(text: string, language: string): string {
  const plain = plainText(text);
  return plain === '' || ended.test(plain) ? plain : `${plain.replace(/[,;:，、；：]+$/u, '')}${stops[language] ?? '.'}`;
}
