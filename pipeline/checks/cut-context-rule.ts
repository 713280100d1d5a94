// A part of a source's sentence, quoted, takes its words out of what governs them there: "No court has found that the minister took bribes"
// says the opposite of “the minister took bribes”, and every word of that is verbatim. What is left out must be in the sentence in some form.
import { languageWords } from './language-words.ts';
import type { LanguageWords } from './language-words.ts';
import { denials } from './line.ts';
import type { FoundQuotation, Place } from './quotations.ts';
import type { Finding } from './types.ts';
import { foldWord, wordsOf } from './words.ts';
import type { Word } from './words.ts';

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).map(foldWord));

/** Words after which nothing is told as having happened. */
const suppositions = listed(`if unless whether lest suppose si wenn ob falls sofern se caso als indien если ли якщо чи jeśli jeżeli czy`);
/** Words by which a statement is taken back, doubted, or named as somebody's mere claim. */
const withdrawals = listed(
  `dropped drop drops withdrew withdrawn withdraw withdraws retracted retracts doubt doubts doubted disproved debunked dismissed dismisses lie lies hoax myth rumour rumours rumor rumors
  allegation allegations accusation accusations retiró retirado dudan duda rumor rumores acusación acusaciones retiré doute doutent rumeur rumeurs zurückgezogen bezweifelt gerücht gerüchte vorwurf vorwürfe
  retirou dúvida boato boatos ritirato dubita voci ingetrokken betwijfelt gerucht geruchten отозвал сомневается слух слухи обвинение обвинения wycofał wątpi plotka plotki`,
);
/** After the quoted words: what they are said to be. English, and the nearest of its neighbours. */
const refuted =
  /^[\s"“”'’»]*(?:is|are|was|were|es|fue|son|est|était|ist|war|é|era|è)\s+(?:(?:simply|just|plainly|a|an|simplemente|una|un|une|eine|uma)\s+){0,2}(?:lie|false|untrue|wrong|not true|incorrect|invention|nonsense|fake|hoax|falso|falsa|mentira|faux|fausse|mensonge|falsch|lüge|unwahr|bugia|menzogna)(?!\p{L})/iu;

const clauseEnd = /[^,;:.!?()—–\n।؟؛،。]*$/u;
const quoted = /“[^“”]*”|"[^"]*"|«[^«»]*»|„[^„“”]*[“”]/gu;
const longestClause = 240;
/** Words between a negation and the verb of saying that it still denies: "no official has yet said". */
const reach = 3;

/** Conditions by language: what is said on one is not said without it. */
const conditions: Readonly<Record<string, string>> = {
  en: 'if|unless|only if|provided|as long as',
  es: 'si|a menos que|salvo que|siempre que',
  fr: "si|s['’]ils?|à moins qu",
  de: 'wenn|falls|sofern|es sei denn',
  it: 'se|a meno che|purché|qualora',
  pt: 'se|caso|a menos que',
  nl: 'als|indien|tenzij|mits',
  ru: 'если',
  uk: 'якщо',
  pl: 'jeśli|jeżeli|jeśliby',
  ar: 'إذا|لو',
  tr: 'eğer',
};

/** The condition right before or right behind the quoted words in their sentence: "If we lose, …", "… unless the vote is held". */
function conditionBeside({ source, span }: Place): string | null {
  const { text, passages, language } = source.article;
  const words = conditions[language];
  if (words === undefined) return null;
  const passage = passages.find(({ start, end }) => start <= span.start && span.start < end);
  const before = text.slice(Math.max(passage?.start ?? 0, span.start - longestClause), span.start);
  // A quotation that begins there is whole at its beginning.
  const leading = new RegExp(
    `(?:^|[.!?;:"“«„»”–—,]\\s*(?:\\p{L}{1,4}\\s)?)(?<condition>${words})(?!\\p{L})[^.!?;:"“”«»]*,\\s*(?:then\\s+)?$`,
    'iu',
  );
  const ahead = leading.exec(before.replace(/^["“«„]/u, ''))?.groups?.['condition'];
  if (ahead !== undefined) return ahead;
  // Behind them, "si", "se" and "als" are as often something else.
  if (/^(?:fr|pt|nl)$/u.test(language)) return null;
  const after = text.slice(span.end, Math.min(passage?.end ?? text.length, span.end + 80));
  return new RegExp(`^,?\\s+(?<condition>${words})(?!\\p{L})`, 'iu').exec(after)?.groups?.['condition'] ?? null;
}

/** Whether the sentence has a condition of its own outside of the quotation. */
function hasCondition(sentence: string, { run }: FoundQuotation, language: string): boolean {
  const outside = `${sentence.slice(0, run.start)} ${sentence.slice(run.end)}`;
  return new RegExp(`(?<!\\p{L})(?:${conditions[language] ?? '(?!)'})(?!\\p{L})`, 'iu').test(outside);
}

/** The words of the source before the quotation, within the clause that it goes on. */
function wordsBefore({ source, span }: Place): Word[] {
  const { text, passages } = source.article;
  const passage = passages.find(({ start, end }) => start <= span.start && span.start < end);
  // What another speaker is quoted with there governs nothing behind it.
  const before = text.slice(Math.max(passage?.start ?? 0, span.start - longestClause), span.start).replace(quoted, ' ');
  return wordsOf(before.slice(Math.max(0, before.search(clauseEnd))));
}

/** What in the clause before a quotation takes its statement back: after the last verb of saying, or right before it, or from the clause's first word. */
function governing(words: readonly Word[], lexicon: LanguageWords): Word | null {
  const denies = ({ key }: Word): boolean => lexicon.negations.has(key) || key.endsWith("n't") || denials.has(key);
  const isSaying = ({ key }: Word): boolean => lexicon.attributionWords.has(key) && !denials.has(key);
  const saying = words.findLastIndex(isSaying);
  return (
    words.find((word, index) => {
      if (index > saying) return denies(word) || suppositions.has(word.key) || withdrawals.has(word.key);
      return denies(word) && (index === 0 || saying - index <= reach);
    }) ?? null
  );
}

/** Whether the sentence itself says, outside of its quotations, that what it quotes is denied, supposed or taken back. */
function isKept(sentence: string, { run }: FoundQuotation, quotations: readonly FoundQuotation[], lexicon: LanguageWords): boolean {
  // A verbatim sentence without marks holds the marked words within it: what it says around them is its own.
  const others = quotations.filter((other) => !(other.run.start < run.start && run.end <= other.run.end));
  let outside = sentence;
  for (const { run: quoted } of others) {
    outside = outside.slice(0, quoted.start) + ' '.repeat(quoted.end - quoted.start) + outside.slice(quoted.end);
  }
  return wordsOf(outside).some(
    ({ key }) => lexicon.negations.has(key) || key.endsWith("n't") || [denials, suppositions, withdrawals].some((words) => words.has(key)),
  );
}

/** A quotation that leaves behind what denies, supposes or takes back its words. */
export function checkCutContext(sentence: string, quotations: readonly FoundQuotation[], language: string): Finding[] {
  return quotations.flatMap((found): Finding[] => {
    const place = found.places[0];
    if (place === undefined || isKept(sentence, found, quotations, languageWords(language))) return [];
    const { article } = place.source;
    const passage = article.passages.find(({ start, end }) => start <= place.span.start && place.span.start < end);
    const after = article.text.slice(place.span.end, Math.min(passage?.end ?? article.text.length, place.span.end + 80));
    const refuting = refuted.exec(after)?.[0].trim();
    if (refuting !== undefined)
      return [{ verdict: 'partly', reason: `the passage goes on “${refuting}” after the quoted words, and the sentence leaves it out` }];
    const condition = conditionBeside(place);
    if (condition !== null && !hasCondition(sentence, found, language))
      return [
        { verdict: 'partly', reason: `the passage has a condition (“${condition} …”) beside the quoted words, the sentence has none` },
      ];
    const word = governing(wordsBefore(place), languageWords(article.language));
    return word === null
      ? []
      : [
          {
            verdict: 'partly',
            reason: `in the passage “${word.text}” stands before the quoted words and governs them, and the sentence leaves it out`,
          },
        ];
  });
}
