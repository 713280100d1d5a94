// Caps on spending: what they are, the day they are counted in, and one that was met in words.
import type { BudgetMeasure, BudgetScope } from './models.ts';
import type { Settings } from './settings.ts';
import { calendarDay } from './zone-clock.ts';

/** What may be spent: money, and tokens in and out together; on a story over all its days, by a persona and by all in a day. */
export type Caps = Readonly<Record<BudgetScope, { readonly cost: number; readonly tokens: number }>>;

export interface CapMet {
  readonly scope: BudgetScope;
  readonly measure: BudgetMeasure;
  /** Spent and under way. */
  readonly spent: number;
  /** With what was allowed beyond it. */
  readonly cap: number;
}

export function capsOf({ budget }: Pick<Settings, 'budget'>): Caps {
  return {
    story: { cost: budget.storyCost, tokens: budget.storyTokens },
    persona: { cost: budget.personaCost, tokens: budget.personaTokens },
    day: { cost: budget.dayCost, tokens: budget.dayTokens },
  };
}

/** The calendar day of `at` in the newsroom's time zone, as 2026-11-25. */
export function spendingDay({ personas }: { readonly personas: Pick<Settings['personas'], 'timeZone'> }, at: Date): string {
  return calendarDay(at, personas.timeZone).day;
}

const whose = { story: 'on the story', persona: 'by the persona today', day: 'by the newsroom today' } as const;
const capSetting = {
  story: { cost: 'budget.storyCost', tokens: 'budget.storyTokens' },
  persona: { cost: 'budget.personaCost', tokens: 'budget.personaTokens' },
  day: { cost: 'budget.dayCost', tokens: 'budget.dayTokens' },
} as const;

/** A cap that was met, in a line: what was spent of how much, what the next call may take, which setting it is. */
export function describeCap({ scope, measure, spent, cap }: CapMet, needed: number, currency: string): string {
  const amount = (value: number): string => (measure === 'cost' ? `${value.toFixed(4)} ${currency}` : `${Math.ceil(value)} tokens`);
  return `${amount(spent)} of ${amount(cap)} are spent ${whose[scope]}, and the next call may take ${amount(needed)} (${capSetting[scope][measure]})`;
}
