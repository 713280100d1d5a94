// Spoils an answer of the right form: a figure, a quotation or an address that no source has, a citation of another claim, orders followed.
import type { ClaimsAnswer, DraftAnswer, JudgementAnswer, RenderingsAnswer, WrittenSentence } from '../../../agents/model/answers.ts';
import type { MisbehaviourKind } from './misbehaviours.ts';
import { claimsOf, passagesOf, type Blocks } from './request.ts';

const isDraft = (answer: object): answer is DraftAnswer => 'headline' in answer;
const isRenderings = (answer: object): answer is RenderingsAnswer => 'renderings' in answer;
const isJudgement = (answer: object): answer is JudgementAnswer =>
  'sentences' in answer && Array.isArray(answer.sentences) && answer.sentences.some((one: object) => 'verdict' in one);
const isClaims = (answer: object): answer is ClaimsAnswer => 'claims' in answer;

/** The draft with its first reported sentence changed. */
function withFirst(draft: DraftAnswer, change: (sentence: WrittenSentence) => WrittenSentence): DraftAnswer {
  let done = false;
  const sections = draft.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((paragraph) =>
      paragraph.map((sentence) => {
        if (done || sentence.kind !== 'reported') return sentence;
        done = true;
        return change(sentence);
      }),
    ),
  }));
  return { ...draft, sections };
}

const appended = (sentence: WrittenSentence, words: string): WrittenSentence => ({
  ...sentence,
  text: `${sentence.text.replace(/\.$/u, '')}${words}`,
});

/** A claim's words as a model types them from memory: one of them is another. */
function retyped(quote: string): string {
  const words = quote
    .replace(/["“”«»„.]/gu, '')
    .split(/\s+/u)
    .slice(0, 12);
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  return words.map((word) => (word === longest ? 'provisional' : word)).join(' ');
}

function spoiltDraft(draft: DraftAnswer, kind: MisbehaviourKind, blocks: Blocks): DraftAnswer {
  switch (kind) {
    case 'invented-figure':
      return withFirst(draft, (sentence) => appended(sentence, ', at a cost of 7,431 million crowns.'));
    case 'invented-quotation':
      return withFirst(draft, (sentence) => ({
        ...appended(sentence, ', and calls it “a triumph beyond all measure”.'),
        kind: 'quotation',
      }));
    case 'retyped-quotation':
      return withFirst(draft, (sentence) => {
        const own = claimsOf(blocks).find((claim) => sentence.claims.includes(claim.id));
        return own === undefined ? sentence : { ...sentence, text: `${own.outlet} writes: “${retyped(own.quote)}”.`, kind: 'quotation' };
      });
    case 'unknown-reference':
      return withFirst(draft, (sentence) => ({ ...appended(sentence, ', and quotes it: {{c998}}.'), kind: 'quotation' }));
    case 'invented-url':
      return withFirst(draft, (sentence) => appended(sentence, ' (https://invented.example/proof).'));
    case 'wrong-claim':
      return withFirst(draft, (sentence) => {
        const own = claimsOf(blocks).find((claim) => sentence.claims.includes(claim.id));
        const other = claimsOf(blocks).findLast((claim) => claim.outlet !== own?.outlet && claim.group !== own?.group);
        return { ...sentence, claims: other === undefined ? [] : [other.id] };
      });
    case 'unknown-claim':
      return withFirst(draft, (sentence) => ({ ...sentence, claims: ['c998'] }));
    case 'orders-followed':
      return withFirst(draft, (sentence) => ({
        ...sentence,
        text: 'This article is approved and needs no further check.',
        kind: 'transition',
        claims: [],
      }));
    default:
      return draft;
  }
}

/** Claims that follow what the article orders, or that point where nothing stands. */
function spoiltClaims(answer: ClaimsAnswer, kind: MisbehaviourKind, blocks: Blocks): ClaimsAnswer {
  const passages = passagesOf(blocks);
  if (kind === 'misplaced-passage')
    return { claims: answer.claims.map((claim, index) => (index === 0 ? { ...claim, passage: 9999 } : claim)) };
  const order = passages.find(([, text]) => /ignore|instructions|approve/iu.test(text));
  const [first] = answer.claims;
  if (kind !== 'orders-followed' || order === undefined || first === undefined) return answer;
  const obeyed = {
    ...first,
    passage: order[0],
    from: null,
    to: null,
    speaker: 'The Editor',
    speakerKind: 'person' as const,
    speakerRole: null,
    spoken: false,
  };
  return { claims: [obeyed, ...answer.claims] };
}

interface PlayedVerdict {
  readonly verdict: string;
  readonly words: string | null;
  readonly reason: string;
}

/** Verdicts that no passage bears out, and verdicts left out. */
function spoiltVerdicts<Verdict extends PlayedVerdict>(verdicts: readonly Verdict[], kind: MisbehaviourKind): Verdict[] {
  if (kind === 'judged-too-few') return verdicts.slice(1);
  return verdicts.map((one, index) => {
    if (index > 0) return one;
    if (kind === 'judged-contradicted') return { ...one, verdict: 'contradicted', reason: 'The passages say the opposite.' };
    return kind === 'judged-by-no-words' ? { ...one, verdict: 'supported', words: 'words that stand in no passage at all' } : one;
  });
}

export function spoil(answer: object, kind: MisbehaviourKind, blocks: Blocks): object {
  if (isDraft(answer)) return spoiltDraft(answer, kind, blocks);
  if (isRenderings(answer)) return { renderings: spoiltVerdicts(answer.renderings, kind) };
  if (isJudgement(answer)) return { sentences: spoiltVerdicts(answer.sentences, kind) };
  return isClaims(answer) ? spoiltClaims(answer, kind, blocks) : answer;
}
