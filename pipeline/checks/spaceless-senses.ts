// What certainty-rule, assertion-rule, quantity-rule and figure-sense-rule read, for languages written without spaces: expressions by where they
// stand in the text, and the two characters that follow as what they govern.
import type { OutsideText } from './outside.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

interface Lists {
  /** What may be, is hearsay, or is meant to be. */
  readonly weak: RegExp;
  readonly must: RegExp;
  readonly musts: RegExp;
  readonly condition: RegExp;
  /** Words by which a sentence says that somebody says it. */
  readonly says: RegExp;
  /** Those by which a passage gives what it says to somebody. */
  readonly gives: RegExp;
  readonly all: RegExp;
  readonly most: RegExp;
  readonly only: RegExp;
  readonly oneOf: RegExp;
  readonly superlative: RegExp;
  readonly cause: RegExp;
  readonly causes: RegExp;
  /** Before a figure that something changes to. */
  readonly toward: RegExp;
  readonly change: RegExp;
}

const lists: Readonly<Record<string, Lists>> = {
  zh: {
    weak: /可能|或许|也许|或将|恐将|疑似|涉嫌|据称|据信|似乎|看来|有望|预计|拟|计划|考虑|打算|据报道|据传|传闻|提议|建议|提案|拟议/u,
    must: /必须|必需|不得不|务必|须/u,
    musts: /必须|必需|不得不|务必|须|要求|责令|强制|应当|需要/u,
    condition: /如果|若|倘若|假如|除非|一旦|只要/u,
    says: /表示|认为|指出|宣布|透露|强调|承认|否认|批评|要求|呼吁|警告|解释|估计|指控|声称|宣称|相信|告诉|写道|报道|引述|证实|说|称|据/u,
    gives: /表示|认为|指控|声称|宣称|相信|告诉|说|称(?!为)|据(?!报道|悉)[\p{Script=Han}]{2,8}[，,]/u,
    all: /所有|全部|全体|一致|每个|每名|始终/u,
    most: /大多数|大部分|多数|过半/u,
    only: /仅|只有|只|唯一/u,
    oneOf: /之一|其中/u,
    superlative: /最[\p{Script=Han}]/u,
    cause: /由于|因为|导致|造成|引发|因此|致使|因[\p{Script=Han}]/u,
    causes: /由于|因|导致|造成|引发|致使|原因|使得|所以|结果|令/u,
    toward: /(?:至|到|为)\s*$/u,
    change: /增|升|涨|高|减|降|跌|低|扩|缩/u,
  },
  ja: {
    weak: /可能性|かもしれ|おそれ|恐れ|疑い|疑われ|とみられ|と見られ|ようだ|らしい|という|見通し|見込み|予定|計画|検討|方針|だろう|提案|提言/u,
    must: /なければならな|べき|必要がある|義務/u,
    musts: /なければならな|べき|必要|義務|求め|命じ|要求/u,
    condition: /ば、|場合|なければ|たら、|限り/u,
    says: /によると|によれば|述べ|語っ|語る|話し|話す|発表|明らかに|主張|指摘|訴え|説明|報じ|伝え|批判|としている|という|との|と言|といっ|認め|否定|強調|警告|によりますと/u,
    gives: /によると|によれば|によりますと|述べ|語っ|話し|主張|指摘|訴え|としている|と言|といっ/u,
    all: /全て|すべて|全員|全会一致|全国|常に/u,
    most: /大半|ほとんど|大多数|過半数|多数/u,
    only: /だけ|のみ|しか|わずか|唯一/u,
    oneOf: /の一つ|のひとつ|の1つ/u,
    superlative: /最[\p{Script=Han}]|一番/u,
    cause: /ために|のため|により|によって|が原因|ことから|せいで/u,
    causes: /ため|により|によって|原因|ことから|せい|受け|結果|もたら|招/u,
    toward: /(?:へ|に)\s*$/u,
    change: /増|上昇|上が|減|低下|下が|落/u,
  },
};

const after = (pattern: RegExp, text: string): string[] =>
  Array.from(text.matchAll(new RegExp(pattern.source, 'gu')), (match) =>
    text
      .slice(match.index + match[0].length)
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .slice(0, 2),
  ).filter((piece) => piece.length === 2);

const before = (pattern: RegExp, text: string): string[] =>
  Array.from(text.matchAll(new RegExp(pattern.source, 'gu')), (match) =>
    text
      .slice(0, match.index)
      .replace(/[^\p{L}\p{N}]+$/u, '')
      .replace(/[\p{Script=Hiragana}]+$/u, '')
      .slice(-2),
  ).filter((piece) => piece.length === 2);

const shownOf = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? '';

function* faults(text: string, best: string, own: string, { figures }: OutsideText, words: Lists, language: string): Generator<string> {
  const lost = (pattern: RegExp): boolean => pattern.test(best) && !pattern.test(text);
  const gained = (pattern: RegExp, carrying = pattern): boolean => pattern.test(text) && !carrying.test(own);
  const governs = language === 'ja' ? before : after;
  if (lost(words.weak) && !words.says.test(text) && governs(words.weak, best).some((piece) => text.includes(piece)))
    yield `the passage says “${shownOf(words.weak, best)}”, the sentence says it without`;
  if (gained(words.must, words.musts)) yield `“${shownOf(words.must, text)}” makes it a duty, the passage does not`;
  if (lost(words.condition)) yield `the passage has a condition (“${shownOf(words.condition, best)} …”), the sentence has none`;
  if (gained(words.all)) yield `the sentence says “${shownOf(words.all, text)}”, the passage nothing of the kind`;
  if (gained(words.most)) yield `the sentence says “${shownOf(words.most, text)}”, the passage nothing of the kind`;
  if (gained(words.only)) yield `“${shownOf(words.only, text)}” is the sentence’s own: no passage says so`;
  if (lost(words.oneOf) && words.superlative.test(text) && words.superlative.test(best))
    yield `the passage says “${shownOf(words.oneOf, best)}”, the sentence leaves it out`;
  if (gained(words.cause, words.causes)) yield `“${shownOf(words.cause, text)}” makes it a cause, the passage does not`;
  if (language !== 'zh') return;
  for (const figure of figures) {
    const digits = text.slice(figure.start, figure.end);
    const at = own.indexOf(digits);
    if (at === -1 || !words.change.test(text.slice(Math.max(0, figure.start - 6), figure.start))) continue;
    const [mine, theirs] = [text.slice(0, figure.start), own.slice(0, at)].map((lead) => words.toward.test(lead));
    if (mine !== theirs && own.indexOf(digits, at + 1) === -1)
      yield `the passage says “${own.slice(Math.max(0, at - 3), at + digits.length)}”, the sentence “${text.slice(Math.max(0, figure.start - 3), figure.end)}”`;
  }
}

/** Whether a passage only gives what it says as somebody's words: "警方称，…", "…と検察は述べた". What the speaker does is no word of theirs. */
function isGiven(passage: string, text: string, { gives }: Lists): boolean {
  const opening = gives.exec(passage.slice(0, 24));
  if (opening !== null) {
    const speaker = /[\p{L}\p{N}]*$/u.exec(passage.slice(0, opening.index))?.[0] ?? '';
    return !Array.from({ length: Math.max(0, speaker.length - 1) }, (_, at) => speaker.slice(at, at + 2)).some((piece) =>
      text.includes(piece),
    );
  }
  return gives.test(passage.slice(-16));
}

/**
 * @param best the passage that covers the sentence best.
 * @param own all passages.
 * @param quotes whether the sentence quotes.
 */
export function checkSpacelessSenses(
  outside: OutsideText,
  best: string,
  own: string,
  scope: Scope,
  language: string,
  quotes: boolean,
): Finding[] {
  const words = lists[language];
  if (words === undefined || !scope.oneLanguage || best === '') return [];
  const text = outside.unquoted;
  const findings = [...faults(text, best, own, outside, words, language)].map((reason): Finding => ({ verdict: 'partly', reason }));
  if (!quotes && outside.mentions.length === 0 && !words.says.test(text) && isGiven(best, text, words))
    findings.push({
      verdict: 'partly',
      reason: `the passage has this as somebody’s words (“${shownOf(words.says, best)}”), the sentence as fact`,
    });
  return findings;
}
