// What stands in an article's text and is none of its reporting: promotion, bylines, captions, credits, corrections.
const promotional =
  /\b(?:click here|read (?:more|the full|also)|sign up|subscribe|newsletter|follow (?:us|\S+ (?:\S+ )?on (?:twitter|facebook|instagram))|on twitter (?:at )?@|listen to|watch (?:the|below|above|live|this)|see (?:also|the video|photos?)|scroll down|check out|download the|all rights reserved|terms of (?:service|use)|story continues|share this|advertisement|support (?:our|huffpost)|email (?:us|tips)|tips? to|(?:video|photo|image|gallery|slideshow) (?:below|above)|via getty|getty images|like us on|more from|most read|related(?: stories| coverage)?:)/i;
const credits =
  /(?:\bcontributed (?:to|reporting)\b|\breporting by\b|\bedited by\b|\bediting by\b|\b(?:associated press|ap|reuters) (?:writers?|photo)\b|^(?:by|von|par|por|di|door|автор:?|текст:?)\s+\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+){1,3}\s*$|©|\(c\)\s*\d{4}|copyright|this (?:story|article|post|piece) (?:has been|was|originally|is part|will be)|(?:originally|first) (?:appeared|published)|an earlier version|\bthis (?:article|story|post)\b|can be reached at|is a (?:reporter|correspondent|staff writer|columnist))/iu;
const labels =
  /^(?:correction|update[ds]?|editor['’]?s note|clarification|note|photos?|video|watch|caption|image|breaking|file|related|tags?|topics?|lire aussi|leia também|lea también|auch interessant|читайте также|читайте також|berichtigung|correctif|corrección|corrigendum)\b\s*(?:[:—–-]|\d)/iu;
const addresses = /(?:https?:\/\/|www\.|\S+@\S+\.\w{2,}|pic\.twitter\.com|\bt\.co\/)/i;
const instructions =
  /\b(?:ignore|disregard|forget|override)\b[^.]{0,50}\b(?:instructions?|prompts?|guidelines|messages?)\b|\b(?:as an ai\b|language model|system prompt|you are (?:an? )?(?:ai|assistant)\b)/i;

/** Whether a sentence is something other than reporting, or speaks to the reader's software. */
export function isBoilerplate(sentence: string): boolean {
  return (
    promotional.test(sentence) ||
    credits.test(sentence) ||
    labels.test(sentence) ||
    addresses.test(sentence) ||
    instructions.test(sentence) ||
    /^[^\p{L}]*$/u.test(sentence)
  );
}

const dateline =
  /^(?:\p{Lu}[\p{L}.'’]*(?:[ -]\p{Lu}[\p{L}.'’]*){0,3}(?:, (?:\d{1,2} )?[\p{L}.]+(?: \d{1,2})?){0,2}\s*(?:\([^)]{2,30}\)\s*)?(?:—|–|―|--|-(?=\s))\s*|\p{Lu}[\p{Lu} .'’-]{2,30}(?:, [\p{L}. ]{2,20})?\s*\([^)]{2,30}\)\s*[—–-]*\s*)/u;

/** Length of a dateline ("WASHINGTON — ", "PARIS (Reuters) - ") at a sentence's beginning, else 0. */
export function datelineLength(sentence: string): number {
  const found = dateline.exec(sentence)?.[0] ?? '';
  // A person's name before a dash is no dateline: one is in capitals, or names an agency, or is at most two words long.
  const place = found.replace(/[—–―-]+\s*$/u, '').trim();
  if (found === '' || (!/^[\p{Lu}\s.,'’()-]+$/u.test(place) && !place.includes('(') && place.split(/\s+/).length > 2)) return 0;
  return found.length;
}
