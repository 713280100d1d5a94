// What one persona may do: the general limits, and what `personas.overrides` says otherwise.
import { ConfigurationError } from './errors.ts';
import type { Settings } from './settings.ts';

export interface PersonaLimits {
  /** Drafts worked at at once. */
  readonly concurrency: number;
  readonly draftsPerDay: number;
  /** `06:00-22:00` in personas.timeZone; null: always. */
  readonly hours: string | null;
}

export function limitsOf({ concurrency, draftsPerDay, hours, overrides }: Settings['personas'], personaId: string): PersonaLimits {
  const own = Object.hasOwn(overrides, personaId) ? overrides[personaId] : undefined;
  return {
    concurrency: own?.concurrency ?? concurrency,
    draftsPerDay: own?.draftsPerDay ?? draftsPerDay,
    hours: own?.hours === undefined ? hours : own.hours,
  };
}

/** Throws ConfigurationError where an override is for nobody. */
export function requireKnownOverrides({ overrides }: Settings['personas'], personaIds: readonly string[]): void {
  const unknown = Object.keys(overrides).filter((id) => !personaIds.includes(id));
  if (unknown.length > 0)
    throw new ConfigurationError(`personas.overrides: no persona ${unknown.join(', ')}; there are ${personaIds.join(', ')}`);
}
