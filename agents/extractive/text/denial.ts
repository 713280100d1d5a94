// A denial in a sentence: what it denies, or that it only points back at what stands before it.
import { disputeCuesOf } from '../languages/dispute-cues.ts';

export interface DenialText {
  /** What stands before the denying word: usually who denies. */
  readonly before: string;
  readonly content: string;
  /** True when the content names nothing and only points back. */
  readonly points: boolean;
}

/** "Did not deny", "could not confirm or deny": no denial. */
const undone =
  /(?:\b(?:not|cannot|never|neither|nor|to|could|would|might|may|can|confirm(?:,| or)?|no)|n['’]t)(?: (?:somehow|\w+ly))?\s*$|^if\b/i;
/** Where what is denied ends and something else begins. */
const contentEnd = /[;:—–]|,\s|\s(?:and|but|while|saying|adding|telling|calling|und|mais|pero|но)\s/u;

/** A sentence or a part of one read as a denial, or null. */
export function readDenial(text: string, language: string): DenialText | null {
  const cues = disputeCuesOf(language);
  const match = cues?.denies.exec(text) ?? null;
  if (cues === null || match === null) return null;
  const before = text.slice(0, match.index);
  if (language === 'en' && undone.test(before)) return null;
  let rest = (match.groups?.['content'] ?? '').replace(/^[\s,，]*(?:(?:dass|daß|que|что|أن)\s+|qu['’])/iu, ' ');
  // "denied, in a letter to the paper, that": what stands between is not what is denied.
  rest = rest.replace(/^\s*,[^,;.]{2,70},\s+(?=(?:that|having|any)\b)/u, ' ');
  if (/^\s*(?:that|it|this) (?:and|but) /.test(rest)) return { before, content: 'that', points: true };
  const said = /^[^,.;]{0,60}?\bthat (?!(?:and|but) )(?<what>.+ .+)$/u.exec(rest)?.groups?.['what'];
  const content = ((said ?? rest).split(contentEnd)[0] ?? '').replace(/^[\s\p{P}]+(?:with )?|[\s\p{P}]+$/gu, '');
  return { before, content, points: content === '' || cues.pointing.test(content) };
}
