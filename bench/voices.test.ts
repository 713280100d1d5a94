// The nine on one story: no piece could be another's, and none fails a check.
import { describe, expect, it } from 'vitest';
import { createExtractiveWriter } from '../agents/extractive/writer.ts';
import { loadRoster } from '../agents/roster.ts';
import { settingsSchema } from '../core/settings.ts';
import { sampleEvents } from './drafts/articles.ts';
import { failedChecks } from './drafts/checked.ts';
import { voicesOf } from './voices/distinct.ts';
import { piecesOf } from './voices/pieces.ts';

const { signal } = new AbortController();

describe('nine personas on one story', () => {
  it('write pieces that can be told apart, each by its own file, and that pass the checks', { timeout: 30_000 }, async () => {
    const event = sampleEvents('en').find((one) => one.id === 'orrin-delta-floods');
    if (event === undefined) throw new Error('the event is not on the sample wire');
    const { personas } = await loadRoster('agents/personas');
    const writer = createExtractiveWriter(settingsSchema.shape.writer.parse({}));
    const pieces = await piecesOf(event, personas, () => writer, signal);
    const { voices } = voicesOf(pieces);
    expect(voices.map(({ persona, told, defects }) => ({ persona, told: told.persona, defects }))).toEqual(
      personas.map(({ id }) => ({ persona: id, told: id, defects: [] })),
    );
    for (const piece of pieces) expect(await failedChecks(piece.composition, piece.pack, signal)).toEqual([]);
  });
});
