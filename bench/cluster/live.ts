// What an article costs when so many are held: the curve. The articles are made from the words of the data given, as often as they stand
// there, with a tail of rare words and with names that only their event has, so that posting lists grow as they do in news. The same seed
// makes the same articles.
import { termsOf } from '../../sources/cluster/terms.ts';
import { Placing, windowMs } from './placing.ts';

const seed = 20_100;
const measured = 3000;
const reportsOfEvent = 3;
const namesOfEvent = 8;
const topicWords = 40;
/** Of a text's words: names of its event, words of its topic, words seen hardly ever; the rest as in the data. */
const shares = { name: 0.05, topic: 0.15, rare: 0.01 };
const rareWords = 1_000_000;
const titleWords = 9;
const sentenceWords = 22;

/** Mulberry32. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = ['ba', 'ren', 'tol', 'mi', 'ka', 'sor', 'ved', 'lun', 'dra', 'pes', 'gor', 'hin', 'ul', 'zem', 'fay', 'quo'];
/** A word that no other number makes. */
function wordOf(number: number): string {
  let [word, left] = ['', number];
  do {
    word += syllables[left % syllables.length] ?? '';
    left = Math.floor(left / syllables.length);
  } while (left > 0);
  return word;
}
const nameOf = (number: number): string => `${wordOf(number).slice(0, 1).toUpperCase()}${wordOf(number).slice(1)}v`;

/** Makes one article after another, those of an event among those of a few others. */
export function articleMaker(texts: readonly string[]): () => string {
  const random = randomFrom(seed);
  const words = texts.flatMap((text) => text.split(/\s+/u).filter((word) => word !== ''));
  const lengths = texts.map((text) => text.split(/\s+/u).length);
  const pick = <One>(from: readonly One[]): One | undefined => from[Math.floor(random() * from.length)];
  let names = 0;
  const newEvent = () => ({
    names: Array.from({ length: namesOfEvent }, () => nameOf(names++)),
    topic: Array.from({ length: topicWords }, () => pick(words) ?? ''),
    left: 1 + Math.floor(random() * (2 * reportsOfEvent - 1)),
  });
  const open = Array.from({ length: 200 }, newEvent);
  return () => {
    const at = Math.floor(random() * open.length);
    const event = open[at] ?? newEvent();
    event.left -= 1;
    if (event.left <= 0) open[at] = newEvent();
    const word = (): string => {
      const share = random();
      if (share < shares.name) return pick(event.names) ?? '';
      if (share < shares.name + shares.topic) return pick(event.topic) ?? '';
      // The rarer the likelier to be new: as the square of an even share.
      if (share < shares.name + shares.topic + shares.rare) return `${wordOf(Math.floor(random() ** 2 * rareWords))}s`;
      return pick(words) ?? '';
    };
    const title = [pick(event.names), ...Array.from({ length: titleWords - 1 }, word)].join(' ');
    const body = Array.from({ length: pick(lengths) ?? 100 }, (_, index) => (index % sentenceWords === 0 ? `. ${word()}` : word()));
    return `${title}\n\n${body.join(' ').slice(2)}.`;
  };
}

export interface Point {
  readonly live: number;
  /** Articles a second of processor time, and by the clock. */
  readonly docsPerSecond: number;
  readonly docsPerSecondWall: number;
  /** Of the whole process, MB. */
  readonly memoryMb: number;
}

/** The curve at these numbers of articles held, each more than the one before. */
export function curveOf(texts: readonly string[], levels: readonly number[], done: (point: Point) => void): Point[] {
  const make = articleMaker(texts);
  const placing = new Placing({ changes: true });
  let [number, at] = [0, 0];
  return levels.map((live) => {
    const step = windowMs / live;
    while (placing.index.size < live) {
      number += 1;
      at += step;
      const terms = termsOf(make(), 'en');
      placing.index.add({
        id: `filled ${number}`,
        storyId: `filled ${Math.floor(number / reportsOfEvent)}`,
        language: 'en',
        at,
        seenAt: number,
        terms,
      });
    }
    const before = placing.took;
    for (let index = 0; index < measured; index += 1) {
      number += 1;
      at += step;
      placing.place({ id: `made ${number}`, language: 'en', at }, make(), { at: number, forgetBefore: number - live });
    }
    const rate = (kind: 'cpu' | 'wall'): number => Math.round((measured / (placing.took[kind] - before[kind])) * 1000);
    const memoryMb = Math.round(process.memoryUsage().rss / 1e6);
    const point = { live, docsPerSecond: rate('cpu'), docsPerSecondWall: rate('wall'), memoryMb };
    done(point);
    return point;
  });
}
