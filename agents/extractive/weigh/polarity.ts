// Whether a statement takes back or leaves out what its words say: a negation or a denial anywhere in it.
import { readDenial } from '../text/denial.ts';
import { languageOf } from '../languages/index.ts';
import { onceEach } from './once-each.ts';
import type { Statement } from './similarity.ts';

const negations: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|\w+n['’]t|cannot|no|never|none|nobody|neither|nor|without|fail(?:s|ed)|refus(?:es|ed|ing)|false|untrue|inaccurate)\b/i,
  es: /\b(?:no|nunca|jamás|nadie|ningún|ninguna|sin|tampoco)\b/iu,
  fr: /(?<!\p{L})(?:ne|n['’]|pas|jamais|aucune?|personne|sans|rien)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:nicht|nie|niemals|kein\p{L}*|ohne|niemand|nichts)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:не|нет|ни|никогда|никто|без)(?!\p{L})/iu,
  ar: /(?<!\p{L})(?:لا|لم|لن|ليس|ليست|دون|بدون)(?!\p{L})/u,
  zh: /[不没未无非]/u,
};

export function negates(text: string, language: string): boolean {
  return negations[language]?.test(text) ?? false;
}

/** Whether a statement's own words negate. */
export const hasNegation = onceEach(({ claim }: Statement) => negates(claim.quote, claim.language));

export const isNegated = onceEach((statement: Statement): boolean => {
  const { quote, language } = statement.claim;
  return hasNegation(statement) || languageOf(language).cues.denial.test(quote) || readDenial(quote, language) !== null;
});
