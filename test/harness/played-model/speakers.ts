// Who says it, from the plain forms of reporting: "X said that ...", "..., said X", "according to X".
export interface Speaker {
  readonly name: string;
  readonly role: string | null;
  readonly kind: 'person' | 'organisation' | 'document' | 'anonymous';
}

const verbs =
  'said|says|told|added|announced|argued|asked|called|confirmed|declared|denied|denies|demanded|insisted|promised|rejected|replied|urged|warned|wrote|dijo|afirmó|declaró|aseguró|sagte|erklärte|bestritt|сказал|сказала|заявил|заявила|сообщил|сообщила';
const leads = new RegExp(`^(.{3,70}?),? (?:${verbs})\\b`, 'u');
const follows = new RegExp(
  `[,”"»] ?(?:(.{3,70}?) (?:said|says|added|told [^,.]+)|(?:said|says|added|a déclaré|a dit|sagte|erklärte|dijo|afirmó|сказал|сказала|заявил|заявила) (.{3,70}?))(?:[.,;]|$)`,
  'u',
);
const credits = /\b(?:[Aa]ccording to|[Ss]elon|[Ss]egún) ([^,.;]{3,70})/u;
const pronouns = /^(?:he|she|it|they|who|which|that|this|er|sie|il|elle|él|ella|он|она)$/iu;
const unnamed = /\b(?:officials?|sources?|diplomats?|people|aides?|residents|witnesses|traders|two|three|four|several)\b/iu;
const bodies =
  /\b(?:ministry|office|council|government|company|agency|court|committee|commission|party|bank|union|army|navy|group|authority|association|institute|service|department)\b/iu;
const papers = /\b(?:report|statement|document|letter|memo|paper|communique|ruling|study)\b/iu;
/** Offices before a name, written as part of it. */
const titles =
  /^(?:(?:Foreign|Prime|Attorney|Brigadier|Major|Vice|First) )?(?:Minister|President|Senator|Judge|General|Admiral|Commander|Captain|Colonel|Chancellor|Governor|Mayor|Professor|Ambassador|Secretary|Deputy) (?=\p{Lu})/u;
const word = /[\p{L}\p{N}’'.-]+/gu;
const mark = /["“”„«»「」]/u;

function speakerFrom(found: string, language: string): Speaker | null {
  const text = found.replace(/^(?:and|but|while|as|when|on \w+day|in \w+),? /iu, '').trim();
  const words = text.match(word) ?? [];
  if (words.length === 0 || words.length > 8 || mark.test(text) || /[,;:]\s*$/u.test(text)) return null;
  if (language !== 'en') return { name: text, role: null, kind: 'person' };
  const apposed = /^(?:(?:the|its|a|an|their) )?(.{3,40}?), (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+)$/u.exec(text);
  if (apposed !== null) return { name: apposed[2] ?? text, role: apposed[1] ?? null, kind: 'person' };
  const name = /(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+)$/u.exec(text)?.[1]?.replace(titles, '');
  if (papers.test(text)) return { name: text, role: null, kind: 'document' };
  if (bodies.test(text)) return { name: text.replace(/^the /iu, ''), role: null, kind: 'organisation' };
  if (unnamed.test(text)) return { name: text, role: null, kind: 'anonymous' };
  if (name === undefined)
    return {
      name: text.replace(/^the /iu, ''),
      role: null,
      kind: /^\p{Lu}/u.test(text.replace(/^The /u, '')) ? 'organisation' : 'anonymous',
    };
  const before = text
    .slice(0, text.length - name.length)
    .replace(/^the /iu, '')
    .trim();
  return { name, role: before === '' ? null : before, kind: 'person' };
}

/** The speaker of a passage; one that is only "he" or "she" is who spoke before. */
export function speakerOf(passage: string, language: string, before: Speaker | null): Speaker | null {
  for (const form of [follows, leads, credits]) {
    const match = form.exec(passage);
    const found = match?.[1] ?? match?.[2];
    if (found === undefined) continue;
    if (pronouns.test(found.trim())) return before;
    const speaker = speakerFrom(found, language);
    if (speaker !== null) return speaker;
  }
  return null;
}
