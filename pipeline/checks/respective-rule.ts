// "Orlau and Vessen lost 12 and 40 ships respectively": which figure is whose is told by the order of two lists alone.
import type { Figure } from './figures.ts';
import { sameFigure } from './figures.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

const respectively =
  /(?<!\p{L})(?:respectively|respectivamente|respectivement|rispettivamente|beziehungsweise|respectievelijk|соответственно|відповідно|odpowiednio)(?!\p{L})/iu;
const listGap = /^\s?(?:,|and|y|e|et|und|en|и|і|i)?\s?(?:and|y|e|et|und|en|и|і|i)?\s?[$€£¥₹]?$/iu;
const nameRun = /\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*/gu;

/** Whose a figure is. */
interface Owned {
  readonly name: string;
  readonly figure: Figure;
}

/** The figures that stand in a list before the word, or behind it, in order. */
function listed(figures: readonly Figure[], text: string, at: number): readonly Figure[] {
  const runs: Figure[][] = [];
  for (const figure of figures) {
    const last = runs.at(-1)?.at(-1);
    const gap =
      last === undefined
        ? ''
        : text
            .slice(last.end, figure.start)
            .replaceAll(/\p{Ll}{3,}/gu, '')
            .replaceAll(/\s+/gu, ' ');
    if (last !== undefined && listGap.test(gap)) runs.at(-1)?.push(figure);
    else runs.push([figure]);
  }
  const lists = runs.filter((run) => run.length >= 2);
  return lists.findLast((run) => (run.at(-1)?.end ?? 0) <= at) ?? lists.find((run) => (run[0]?.start ?? 0) > at) ?? [];
}

/** Each figure of the list with the name that has its place among the names before; empty where there are not as many. */
function ownedIn(text: string, figures: readonly Figure[]): Owned[] {
  const at = respectively.exec(text)?.index;
  if (at === undefined) return [];
  const list = listed(figures, text, at);
  const from = list[0]?.start ?? 0;
  const names = Array.from(text.slice(0, from).matchAll(nameRun), ([name]) => name).slice(-list.length);
  return names.length < 2 || names.length !== list.length ? [] : list.flatMap((figure, index) => ({ name: names[index] ?? '', figure }));
}

const lastWord = (name: string): string => name.split(/\s/u).at(-1) ?? name;
const isNamed = (one: string, other: string): boolean => lastWord(one) === lastWord(other);

/** The name of `names` that stands nearest before a figure; null: none does. */
function nearestBefore(figure: Figure, text: string, names: readonly string[]): string | null {
  const places = names
    .map((name) => ({ name, at: text.slice(0, figure.start).lastIndexOf(lastWord(name)) }))
    .filter(({ at }) => at !== -1)
    .toSorted((one, other) => other.at - one.at);
  return places[0]?.name ?? null;
}

/** Figures of two lists that the passages give the other way round. */
export function checkRespective(text: string, figures: readonly Figure[], scope: Scope): Finding[] {
  const asked = ownedIn(text, figures);
  if (asked.length === 0) return [];
  const names = asked.map(({ name }) => name);
  for (const { range } of scope.strict) {
    const given = ownedIn(range.text, range.reading.figures);
    const ownerOf = (figure: Figure): string | null => {
      const same = range.reading.figures.filter((one) => sameFigure(figure, one));
      const [only] = same;
      if (only === undefined || same.length > 1) return null;
      const paired = given.find((one) => one.figure === only);
      return paired === undefined ? nearestBefore(only, range.text, names) : paired.name;
    };
    const owners = asked.map(({ figure }) => ownerOf(figure));
    // All of them must be told here, each of somebody else: else the passage says it in a way that is not read here.
    if (owners.includes(null) || new Set(owners).size < asked.length) continue;
    const wrong = asked.find(({ name }, index) => !isNamed(name, owners[index] ?? ''));
    if (wrong === undefined) return [];
    const owner = owners[asked.indexOf(wrong)] ?? '';
    return [{ verdict: 'contradicted', reason: `the passage gives ${wrong.figure.text} to “${owner}”, the sentence to “${wrong.name}”` }];
  }
  return [];
}
