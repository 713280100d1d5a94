// The desk that its tests share the shape of: a store and a roster of its own, one signed-in editor.
import { openRoster } from '../../agents/roster.ts';
import { readConfiguration } from '../../core/configuration.ts';
import { personaLines } from '../../workers/persona-lines.ts';
import type { RunningDesk } from '../../desk/server/start-desk.ts';
import { firstEditor, startTestDesk, type DeskClient } from './desk-client.ts';
import { openPersonaFiles, type PersonaFiles } from './persona-files.ts';
import type { SeededDraft } from './seed-draft.ts';
import { openTestStore, type TestStore } from './store.ts';

export interface DeskFixture {
  readonly store: TestStore;
  readonly desk: RunningDesk;
  readonly editor: DeskClient;
  readonly files: PersonaFiles;
  close(): Promise<void>;
}

export const settings = readConfiguration({ environment: {} });

export async function openDeskFixture(): Promise<DeskFixture> {
  const store = await openTestStore();
  const files = await openPersonaFiles(['ada', 'ben']);
  const roster = await openRoster(files.directory);
  const desk = await startTestDesk(store, {
    personas: () => personaLines({ database: store.database, settings, roster, processes: [{ roles: ['desk.ada'] }], now: new Date() }),
  });
  const editor = await firstEditor(desk);
  return {
    store,
    desk,
    editor,
    files,
    close: async () => {
      await desk.close();
      await store.close();
      await files.close();
    },
  };
}

/** What the desk's forms say of the text that they show. */
export const shown = (draft: SeededDraft) => ({ revision: draft.revisionId, sha256: draft.sha256 });

export async function stateOf({ database }: TestStore, draftId: string): Promise<string> {
  return (await database.selectFrom('draft').select('state').where('id', '=', draftId).executeTakeFirstOrThrow()).state;
}

/** What waits to be put into queues for a job. */
export const outboxOf = ({ database }: TestStore, job: string) =>
  database.selectFrom('outbox').select(['job_id', 'payload']).where('job', '=', job).execute();
