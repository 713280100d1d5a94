// Merging two stories: which other one is meant, both beside each other, and then the merge.
import type { Hono } from 'hono';
import { NewsroomError } from '../../core/errors.ts';
import { safeTitle } from '../../core/orders/without-orders.ts';
import { whichStays } from '../../core/which-stays.ts';
import { storyLines } from '../../store/repositories/desk-stories.ts';
import { findOpenStory, likelyTwins, readStory, type StoryChoice } from '../../store/repositories/desk-story.ts';
import { mergeStories } from '../../store/repositories/story-changes.ts';
import { storyAssignments } from '../../store/repositories/story-history.ts';
import { storyStandings } from '../../store/repositories/story-standing.ts';
import { inTransaction } from '../../store/transactions.ts';
import { MergePage, type MergeSide } from '../web/merge-page.tsx';
import { TwinsPage } from '../web/story-confirm.tsx';
import { storyPath, type StoryNotice } from '../web/story-view.ts';
import type { DeskEnvironment } from './dependencies.ts';
import { readForm } from './forms.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';
import { mergeForm } from './story-decision-forms.ts';
import { storyKeys } from './story-keys.ts';
import { readerOf, withoutOrders } from './story-routes.tsx';

const twinsShown = 10;
const title = 'Nothing was merged';

/** The end of an address of the desk: `…/stories/ID` or `…/drafts/ID`. */
const ownAddress = /\/(?:stories|drafts)\/([^/?#\s]+)/u;

const shortened = (story: StoryChoice): StoryChoice => ({ ...story, title: safeTitle(story.title) });

/** Words that tell a story from others: the longer ones of its title, and the names that its reports share. */
function wordsOf(storyTitle: string, names: readonly string[]): string[] {
  const words = `${storyTitle} ${names.join(' ')}`.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 3 || /[^\p{Script=Latin}\p{N}]/u.test(word)))].slice(0, 40);
}

export type Tried = <Result>(
  context: DeskContext,
  act: { readonly name: string; readonly id: string; readonly written: string | null; readonly title: string },
  run: (actor: { editorId: string; reason: string }) => Promise<Result>,
  then: (result: Result) => Response,
) => Promise<Response>;

export function mergeRoutes(parts: DeskParts, routes: Hono<DeskEnvironment>, tried: Tried): void {
  const { database } = parts.deps;

  /** Both stories, by the ids of open ones; `refused`: with what a form could not do. */
  const both = async (
    context: DeskContext,
    ids: readonly [string, string],
    refused: { readonly text: string; readonly selected: string; readonly written: string } | null,
  ): Promise<Response> => {
    const lines = await storyLines(database, ids, readerOf(parts, context));
    const [story, other] = await Promise.all(
      lines.map(async (line): Promise<MergeSide> => {
        const assignments = await storyAssignments(database, line.id);
        return { ...line, title: safeTitle(line.title), assignments };
      }),
    );
    const [one, next] = await storyStandings(database, ids);
    if (story === undefined || other === undefined || one === undefined || next === undefined)
      throw new NewsroomError('story-merged', `story ${ids.join(' or ')} was merged this very moment`, { retryable: true });
    const rule = whichStays(one, next);
    const view = {
      sides: [story, other] as const,
      rule,
      selected: refused !== null && ids.includes(refused.selected) ? refused.selected : rule.stays,
      siteUrl: parts.siteUrl,
      notice: refused === null ? null : { tone: 'bad' as const, title, text: `${refused.text}.` },
      written: refused?.written ?? '',
    };
    const frame = frameOf(parts, context, 'Merge stories', 'stories');
    return context.html(<MergePage frame={frame} view={view} />, refused === null ? 200 : 400);
  };

  const choice = async (context: DeskContext, story: StoryChoice, refusal: string | null): Promise<Response> => {
    const read = await readStory(database, story.id, readerOf(parts, context));
    if (read === null) return context.notFound();
    const { names } = storyKeys(withoutOrders(read).reports, []);
    const words = wordsOf(
      story.title,
      names.map(({ text }) => text),
    );
    const twins = await likelyTwins(database, { id: story.id, words }, twinsShown);
    const notice: StoryNotice | null = refusal === null ? null : { tone: 'bad', title, text: refusal };
    return context.html(
      <TwinsPage
        frame={frameOf(parts, context, 'Merge stories', 'stories')}
        view={{ story: shortened(story), twins: twins.map(shortened), notice }}
      />,
      refusal === null ? 200 : 400,
    );
  };

  routes.get('/stories/:id/merge', async (context) => {
    const story = await findOpenStory(database, context.req.param('id'));
    if (story === null) return context.notFound();
    const address = context.req.query('address')?.trim() ?? '';
    const wanted = address === '' ? context.req.query('other') : (ownAddress.exec(address)?.[1] ?? address);
    if (wanted === undefined) {
      const isAsked = context.req.query('address') !== undefined;
      return choice(context, story, isAsked ? 'Choose the other story, or give its address.' : null);
    }
    // An article's address may look like one of the desk's own.
    const other = (await findOpenStory(database, wanted)) ?? (await findOpenStory(database, address));
    if (other === null) return choice(context, story, `No story of this newsroom is known by “${wanted.slice(0, 200)}”.`);
    if (other.id === story.id) return choice(context, story, 'These are one story already.');
    return both(context, [story.id, other.id], null);
  });

  routes.post('/stories/:id/merge', async (context) => {
    const form = await readForm(context, mergeForm);
    const story = await findOpenStory(database, context.req.param('id'));
    const other = await findOpenStory(database, form.ok ? form.value.other : (form.given['other'] ?? ''));
    if (story === null || other === null) return context.notFound();
    const into = form.ok ? form.value.stays : '';
    if (!form.ok || ![story.id, other.id].includes(into)) {
      if (story.id === other.id) return choice(context, story, 'These are one story already.');
      const given = form.ok ? form.value : form.given;
      return both(context, [story.id, other.id], {
        text: form.ok ? 'choose the story that stays' : form.message,
        selected: given['stays'] ?? '',
        written: given['reason'] ?? '',
      });
    }
    const from = into === story.id ? other.id : story.id;
    return tried(
      context,
      { name: 'merge-stories', id: story.id, written: form.value.reason, title },
      (actor) => inTransaction(database, (transaction) => mergeStories(transaction, { from, into, ...actor })),
      () => context.redirect(`${storyPath(into)}?done=merged`, 303),
    );
  });
}
