// Who or how: accounts of one event that exclude one another. Resigned or dismissed, an accident or on purpose, and two different causes
// given for one damage. Only where both statements surely speak of the same person, body or damage.
import { languageOf } from '../languages/index.ts';
import { disputeCuesOf, type Manner, type Opposites } from '../languages/dispute-cues.ts';
import { fold, termsOf } from '../text/words.ts';
import { conceptsOf } from './concepts.ts';
import { isNegated } from './polarity.ts';
import type { Statement, StoryWords } from './similarity.ts';

export interface MannerDispute {
  /** The accounts, each with its label and who gives it. */
  readonly sides: readonly [MannerSide, MannerSide];
}

export interface MannerSide {
  readonly label: string;
  readonly statements: readonly Statement[];
}

interface Read {
  readonly statement: Statement;
  readonly side: 0 | 1;
  readonly who: string | null;
}

const lastName = (who: string): string => fold(who).split(/\s+/).at(-1) ?? '';

function readManner(manner: Manner, quote: string): RegExpExecArray | null {
  for (const pattern of manner.patterns) {
    const match = pattern.exec(quote);
    if (match !== null) return match;
  }
  return null;
}

function readOpposites(statement: Statement, opposites: Opposites): Read | null {
  if (isNegated(statement) || statement.claim.kind === 'forecast' || statement.claim.kind === 'opinion') return null;
  const { quote } = statement.claim;
  const [first, second] = [readManner(opposites.sides[0], quote), readManner(opposites.sides[1], quote)];
  // A statement that names both ways takes no side.
  if ((first === null) === (second === null)) return null;
  const who = (first ?? second)?.groups?.['who'];
  return { statement, side: first === null ? 1 : 0, who: who === undefined ? null : lastName(who) };
}

/** Whether two statements, read as opposite ways, speak of one event. */
function oneEvent(a: Read, b: Read, story: StoryWords): boolean {
  if (a.who !== null || b.who !== null) return a.who === b.who;
  const shared = [...a.statement.concepts].filter((concept) => b.statement.concepts.has(concept));
  return shared.filter((concept) => (story.rare.get(concept) ?? 1) > 0.4).length >= 3;
}

interface Cause {
  readonly statement: Statement;
  readonly agent: ReadonlySet<string>;
  readonly object: ReadonlySet<string>;
  readonly label: string;
}

const done = '(?:caused|cut|severed|damaged|destroyed|started|triggered|sank|shot down|blew up|set off|dragged (?:its|an|the) anchor)';
const active = new RegExp(`^(?<agent>(?:[^,;:“”"]|, )*?[^,;:“”"]) (?:had |has |have )?${done} (?<object>[^.;]+)`, 'u');
const passive = new RegExp(`^(?<object>[^,;:“”"]{3,80}?) (?:had been|has been|have been|was|were) ${done} by (?<agent>[^,;.]{3,60})`, 'u');
const damage = /\b(?:damage[ds]?|cut|severed|destroyed|explosion|fire|blaze|crash|breaks?|broken|dragged)\b/i;

function causeOf(statement: Statement): Cause | null {
  const { quote, language, kind } = statement.claim;
  if (language !== 'en' || isNegated(statement) || kind === 'opinion' || kind === 'forecast' || !damage.test(quote)) return null;
  const match = passive.exec(quote) ?? active.exec(quote);
  const { agent = '', object = '' } = match?.groups ?? {};
  const { stopWords } = languageOf(language).cues;
  const concepts = (text: string): ReadonlySet<string> => conceptsOf(termsOf(text, language, stopWords), language);
  const doer = concepts(agent.split(/\b(?:says?|said|that|believes)\b/).at(-1) ?? '');
  if (match === null || doer.size === 0 || doer.size > 6) return null;
  const label = (agent.split(/\b(?:says?|said|that|believes)\b/).at(-1) ?? agent).trim();
  return { statement, agent: doer, object: concepts(object), label };
}

/** One damage, two doers: objects in common, or one of them only "the damage". */
function otherCause(a: Cause, b: Cause): boolean {
  if ([...a.agent].some((term) => b.agent.has(term))) return false;
  const share = [...a.object].filter((term) => b.object.has(term)).length;
  const bare = (cause: Cause): boolean => cause.object.has('=damage') && /\bthe damage\b/i.test(cause.statement.claim.quote);
  return share >= 2 || bare(a) || bare(b);
}

/** Both sides, where not one article alone tells both. */
function sidesOf(first: readonly Statement[], second: readonly Statement[], labels: readonly [string, string]): MannerDispute[] {
  if (first.length === 0 || second.length === 0) return [];
  if (new Set([...first, ...second].map(({ claim }) => claim.articleId)).size < 2) return [];
  return [
    {
      sides: [
        { label: labels[0], statements: first },
        { label: labels[1], statements: second },
      ],
    },
  ];
}

export function mannersOf(statements: readonly Statement[], story: StoryWords): MannerDispute[] {
  const found: MannerDispute[] = [];
  for (const language of new Set(statements.map(({ claim }) => claim.language))) {
    const own = statements.filter(({ claim }) => claim.language === language);
    for (const opposites of disputeCuesOf(language)?.opposites ?? []) {
      const reads = own.flatMap((statement) => readOpposites(statement, opposites) ?? []);
      const first = reads.filter((read) => read.side === 0);
      const second = reads.filter((read) => read.side === 1 && first.some((other) => oneEvent(other, read, story)));
      const against = first.filter((read) => second.some((other) => oneEvent(read, other, story)));
      found.push(
        ...sidesOf(
          against.map((read) => read.statement),
          second.map((read) => read.statement),
          [opposites.sides[0].label, opposites.sides[1].label],
        ),
      );
    }
  }
  const causes = statements.flatMap((statement) => causeOf(statement) ?? []);
  for (const [index, cause] of causes.entries()) {
    const others = causes
      .slice(index + 1)
      .filter((other) => other.statement.claim.articleId !== cause.statement.claim.articleId && otherCause(cause, other));
    const [other] = others;
    if (other === undefined) continue;
    const alike = causes.filter((one) => one !== other && !otherCause(one, cause) && otherCause(one, other));
    found.push(
      ...sidesOf(
        [cause, ...alike.filter((one) => one !== cause)].map((one) => one.statement),
        others.map((one) => one.statement),
        [cause.label, other.label],
      ),
    );
    break;
  }
  return found;
}
