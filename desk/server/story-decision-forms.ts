// What forms about stories hold, and what the store's refusals mean to an editor.
import { z } from 'zod';
import { NewsroomError } from '../../core/errors.ts';
import { longestReason } from '../web/story-forms.tsx';

const tooLong = `a reason has ${longestReason} characters at most`;

export const reason = z.string('give a reason').trim().min(1, 'give a reason').max(longestReason, tooLong);
export const persona = z.string('choose an analyst').trim().min(1, 'choose an analyst').max(100);

/** Drafts of other analysts that may end, by the ids that a confirmation showed. */
export const ends = z.array(z.string().min(1).max(100)).max(100, 'that is more drafts than a story has').default([]);

export const reasonForm = z.object({ reason });
export const assignForm = z.object({ persona, reason, ends });
export const viewForm = z.object({
  persona,
  reason: z
    .string()
    .trim()
    .max(longestReason, tooLong)
    .default('')
    .transform((text) => (text === '' ? null : text)),
});
export const mergeForm = z.object({
  other: z.string().min(1).max(100),
  stays: z.string('choose the story that stays').max(100),
  reason,
});
const articles = z.array(z.string().min(1).max(100)).max(2000, 'choose 2000 articles at most').default([]);
/** The articles chosen, before they are shown again and a reason is asked for. */
export const chosenForm = z.looseObject({ articles, confirmed: z.literal('yes').optional() });
export const splitForm = z.object({ articles, reason });

/** What a refusal of the store means to an editor; null: it is none of these, but a fault. */
export function refusalText(error: unknown): string | null {
  if (!(error instanceof NewsroomError)) return null;
  switch (error.code) {
    case 'story-missing':
      return 'There is no such story any more.';
    case 'story-merged':
      return 'One of the stories was merged into another in the meantime. Look at them again.';
    case 'merge-itself':
      return 'These are one story already.';
    case 'split-empty':
      return 'No article was chosen.';
    case 'split-all':
      return 'All of its articles were chosen: at least one has to stay.';
    case 'article-not-in-story':
      return 'An article that was chosen belongs to another story by now. Choose again.';
    case 'draft-raced':
      return 'Somebody gave it to the same analyst this very moment. Look again.';
    default:
      return null;
  }
}
