// Persona versions: each version of a persona file that a draft was written under, kept for ever, so that a reader sees whose text it was.
import { personaSchema, type Persona } from '../../core/persona.ts';
import type { Database } from '../database.ts';

/** Keeps this version of a persona; one already kept stays as it is. */
export async function recordPersonaVersion(database: Database, persona: Persona): Promise<void> {
  await database
    .insertInto('persona_version')
    .values({ persona_id: persona.id, version: persona.version, document: JSON.stringify(persona) })
    .onConflict((conflict) => conflict.columns(['persona_id', 'version']).doNothing())
    .execute();
}

export async function findPersonaVersion(database: Database, personaId: string, version: string): Promise<Persona | null> {
  const row = await database
    .selectFrom('persona_version')
    .select('document')
    .where('persona_id', '=', personaId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : personaSchema.parse(row.document);
}
