// Initials of names, and the few abbreviations whose long form is not spelled by their letters.
import type { Word } from './words.ts';

const skipped = /^(?:of|the|and|for|de|la|del|des|du|y|et|und|der|di|e)$/u;

/** Folded initials of each run of two or more capitalised words. */
export function acronymsIn(words: readonly Word[], text: string): Set<string> {
  const acronyms = new Set<string>();
  let run: Word[] = [];
  const close = (): void => {
    for (let from = 0; from < run.length - 1; from += 1) {
      for (let until = from + 2; until <= Math.min(run.length, from + 7); until += 1) {
        acronyms.add(
          run
            .slice(from, until)
            .map((word) => word.key[0] ?? '')
            .join(''),
        );
      }
    }
    run = [];
  };
  let end = 0;
  for (const word of words) {
    const joined = /^[\s&-]*$/u.test(text.slice(end, word.start));
    if (word.capitalised && joined) run.push(word);
    else if (!(joined && run.length > 0 && skipped.test(word.key))) {
      close();
      if (word.capitalised) run.push(word);
    }
    end = word.end;
  }
  close();
  return acronyms;
}

const aliases: readonly (readonly string[])[] = [
  ['us', 'usa', 'united states', 'america', 'american', 'americans'],
  ['uk', 'united kingdom', 'britain', 'british'],
  ['eu', 'european union'],
  ['un', 'united nations'],
  ['dutch', 'netherlands', 'holland'],
  ['french', 'france'],
  ['spanish', 'spain', 'spaniard', 'spaniards'],
  ['danish', 'denmark', 'danes'],
  ['swedish', 'sweden', 'swedes'],
  ['norwegian', 'norway'],
  ['finnish', 'finland', 'finns'],
  ['polish', 'poland', 'poles'],
  ['german', 'germany'],
  ['greek', 'greece', 'greeks'],
  ['swiss', 'switzerland'],
  ['turkish', 'turkey', 'turks'],
  ['irish', 'ireland'],
  ['scottish', 'scotland', 'scots'],
  ['welsh', 'wales'],
  ['english', 'england'],
  ['chinese', 'china'],
  ['portuguese', 'portugal'],
  ['belgian', 'belgium'],
  ['ukrainian', 'ukraine'],
  ['canadian', 'canada'],
  ['mexican', 'mexico'],
  ['argentine', 'argentina'],
  ['egyptian', 'egypt'],
  ['senate', 'senator', 'senators'],
  ['congress', 'congressman', 'congresswoman', 'congressional'],
];

/** Other folded forms of a folded name. */
export function aliasesOf(name: string): readonly string[] {
  return aliases.find((group) => group.includes(name))?.filter((other) => other !== name) ?? [];
}
