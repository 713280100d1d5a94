// The roster at work: each persona's state, load and spending, from its file, the settings and the store.
import type { Roster } from '../agents/roster.ts';
import type { PersonaLine, PersonaState } from '../core/persona-line.ts';
import { limitsOf } from '../core/persona-limits.ts';
import type { Settings } from '../core/settings.ts';
import { calendarDay } from '../core/zone-clock.ts';
import type { Database } from '../store/database.ts';
import type { SeenProcess } from '../store/repositories/heartbeats.ts';
import {
  lastPersonaNames,
  personaLoads,
  personaProblems,
  personaSpending,
  personasWithoutBudget,
  type PersonaLoad,
} from '../store/repositories/persona-load.ts';
import { describeClosed, lookAtDesks } from './desk-gates.ts';

export interface LinesRequest {
  readonly database: Database;
  readonly settings: Settings;
  readonly roster: Roster;
  /** Processes that are alive. */
  readonly processes: readonly Pick<SeenProcess, 'roles'>[];
  readonly now: Date;
}

const nothing: Omit<PersonaLoad, 'personaId'> = {
  queued: 0,
  drafting: 0,
  inReview: 0,
  waiting: 0,
  failed: 0,
  draftsToday: 0,
  drafts24h: 0,
  lastDraft: null,
};

/** Why a persona takes no new story now though its desk is open; null: it does. */
export type Bounds = (personaId: string) => { readonly state: 'out-of-budget' | 'at-limit'; readonly why: string } | null;

/** The daily limits of drafts and of spending, as they stand now. */
export async function boundsOf(
  { database, settings }: Pick<LinesRequest, 'database' | 'settings'>,
  drafts24h: ReadonlyMap<string, number>,
): Promise<Bounds> {
  const without = await personasWithoutBudget(database);
  return (personaId) => {
    const scope = without.get(personaId);
    if (scope !== undefined)
      return { state: 'out-of-budget', why: `has drafts that wait for ${scope === 'day' ? "the newsroom's" : 'its'} budget of the day` };
    const { draftsPerDay } = limitsOf(settings.personas, personaId);
    const opened = drafts24h.get(personaId) ?? 0;
    return opened < draftsPerDay ? null : { state: 'at-limit', why: `has opened ${opened} drafts in 24 hours, ${draftsPerDay} at most` };
  };
}

/** Every persona with a file, and every one that has unfinished drafts without one, by id. */
export async function personaLines({ database, settings, roster, processes, now }: LinesRequest): Promise<PersonaLine[]> {
  const { day, began } = calendarDay(now, settings.personas.timeZone);
  const loads = new Map((await personaLoads(database, { now, dayBegan: began })).map((load) => [load.personaId, load]));
  const closedOf = await lookAtDesks({ database, settings, roster, now: () => now });
  const boundOf = await boundsOf({ database, settings }, new Map([...loads].map(([id, load]) => [id, load.drafts24h])));
  const spending = await personaSpending(database, day);
  const problems = await personaProblems(database);
  const names = await lastPersonaNames(database);
  const worked = new Set(processes.flatMap((process) => process.roles));

  const stateOf = (id: string): { state: PersonaState; why: string | null } => {
    const closed = closedOf(id);
    // A running process may still have the last good version of a file that is wrong: then its desk is worked.
    if (closed !== null && !(closed.why === 'no-file' && worked.has(`desk.${id}`)))
      return { state: closed.why, why: describeClosed(closed) };
    if (!worked.has(`desk.${id}`)) return { state: 'stopped', why: 'has no process that works its desk' };
    return boundOf(id) ?? { state: (loads.get(id)?.drafting ?? 0) > 0 ? 'at-work' : 'ready', why: null };
  };
  const { budget } = settings;
  const unfinished = [...loads.values()].filter((load) => load.queued + load.drafting + load.waiting + load.inReview > 0);
  const ids = new Set([
    ...roster.personas.map((persona) => persona.id),
    ...roster.problems.flatMap((problem) => problem.personaId ?? []),
    ...unfinished.map((load) => load.personaId),
  ]);
  return [...ids].sort().map((id) => {
    const persona = roster.get(id);
    const limits = limitsOf(settings.personas, id);
    const { personaId: _, ...load } = loads.get(id) ?? { personaId: id, ...nothing };
    const wrong = roster.problems.filter((problem) => problem.personaId === id).map((problem) => problem.message);
    const paused = closedOf(id);
    return {
      id,
      name: persona?.name ?? names.get(id) ?? id,
      title: persona?.title ?? null,
      beats: persona?.beats.map((beat) => beat.name) ?? [],
      languages: persona?.languages ?? [],
      version: persona?.version ?? null,
      ...stateOf(id),
      pausedSince: paused?.why === 'paused' ? paused.pause.since : null,
      hours: limits.hours,
      concurrency: limits.concurrency,
      ...load,
      draftsPerDay: limits.draftsPerDay,
      spentToday: spending.get(id) ?? { cost: 0, tokens: 0 },
      budget: { cost: budget.personaCost, tokens: budget.personaTokens, currency: budget.currency },
      problems: [...new Set([...wrong, ...(problems.get(id) ?? [])])],
    };
  });
}
