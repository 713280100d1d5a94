// Plays the teller of gists: it knows no language, so it says the names and figures that a reader of Latin letters finds, in plain words; a text
// that brings its own English between "[en:" and "]" is told by that.
import type { GistAnswer } from '../../../agents/model/answers.ts';
import { reportOf, type Blocks } from './request.ts';

/** Answers `tell-gist` from the block `report` alone. */
export function tellGist(blocks: Blocks): GistAnswer {
  const { title, lead } = reportOf(blocks);
  const given = /\[en:([^\]]+)\]/u.exec(`${title} ${lead}`)?.[1];
  if (given !== undefined) return { gist: given.trim() };
  const found = `${title}. ${lead}`.match(/\p{N}[\p{N}.,]*|\p{Lu}\p{L}+/gu) ?? [];
  return { gist: `A report tells of ${[...new Set(found)].slice(0, 30).join(', ')}.` };
}
