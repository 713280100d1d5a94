// Caps and the day they are counted in, out of the settings.
import type { Settings } from '../../core/settings.ts';
import type { CapMet, Caps } from '../../store/repositories/model-calls.ts';

export function capsOf({ budget }: Pick<Settings, 'budget'>): Caps {
  return {
    story: { cost: budget.storyCost, tokens: budget.storyTokens },
    persona: { cost: budget.personaCost, tokens: budget.personaTokens },
    day: { cost: budget.dayCost, tokens: budget.dayTokens },
  };
}

/** The calendar day of `at` in the newsroom's time zone, as 2026-11-25. */
export function spendingDay({ personas }: Pick<Settings, 'personas'>, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: personas.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${of['year']}-${of['month']}-${of['day']}`;
}

const whose = { story: 'the story', persona: "the persona's day", day: "the newsroom's day" } as const;
const capSetting = {
  story: { cost: 'budget.storyCost', tokens: 'budget.storyTokens' },
  persona: { cost: 'budget.personaCost', tokens: 'budget.personaTokens' },
  day: { cost: 'budget.dayCost', tokens: 'budget.dayTokens' },
} as const;

/** A cap that was met, in a line: what, how much, which setting. */
export function describeCap({ scope, measure, spent, cap }: CapMet, needed: number, currency: string): string {
  const amount = (value: number): string => (measure === 'cost' ? `${value.toFixed(4)} ${currency}` : `${Math.ceil(value)} tokens`);
  return `${amount(spent)} of ${amount(cap)} are spent on ${whose[scope]}, and the next call may take ${amount(needed)} (${capSetting[scope][measure]})`;
}
