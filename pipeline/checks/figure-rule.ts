// Every figure outside the quotations is in the passages of the sentence's claims, with its unit. The same unit or noun with another value
// in the passage contradicts.
import type { Figure } from './figures.ts';
import { sameFigure } from './figures.ts';
import type { Scope, SourcedFigure } from './scope.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';

function sameNoun(asked: Figure, given: Figure, language: string): boolean {
  return asked.noun !== null && given.noun !== null && sameWord(asked.noun, given.noun, language);
}

/** Figures of the passages that say something else about the same thing. */
function rivals(asked: Figure, scope: Scope, language: string): SourcedFigure[] {
  const byNoun = scope.figures.filter(
    ({ figure }) => sameNoun(asked, figure, language) && (asked.unit === figure.unit || asked.unit === null || figure.unit === null),
  );
  if (byNoun.length > 0) return byNoun;
  if (asked.unit === null) return [];
  const byUnit = scope.figures.filter(({ figure }) => figure.unit === asked.unit);
  return byUnit.length <= 2 ? byUnit : [];
}

function list(figures: readonly SourcedFigure[]): string {
  return [...new Set(figures.map(({ figure }) => figure.text))].join(' and ');
}

export function checkFigures(figures: readonly Figure[], scope: Scope, language: string): Finding[] {
  return figures.flatMap((asked): Finding[] => {
    const same = scope.figures.filter(({ figure }) => sameFigure(asked, figure));
    const others = rivals(asked, scope, language).filter(({ figure }) => !sameFigure(asked, figure));
    const sameThing = same.some(
      ({ figure }) => sameNoun(asked, figure, language) || asked.unit !== null || asked.noun === null || figure.noun === null,
    );
    if (same.length > 0 && (sameThing || others.length === 0)) return [];
    const rival = others[0];
    if (rival !== undefined) {
      const { article } = rival.source;
      return [
        {
          verdict: 'contradicted',
          reason: `the passage says ${list(others)}${asked.noun === null ? '' : ` (${rival.figure.noun ?? asked.noun})`}, the sentence ${asked.text}`,
          evidence: { articleId: article.id, snapshot: article.snapshot, ...rival.range.span, role: 'contradicts' },
        },
      ];
    }
    return [{ verdict: 'unsupported', reason: `the figure “${asked.text}” is in no passage that the sentence rests on` }];
  });
}
