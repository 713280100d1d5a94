// Stories as people read them in a terminal.
import { growthHours } from '../core/story.ts';
import { plainly, toldOf } from '../core/story-history.ts';
import { counted, indented, paint, shortTime, table } from './output.ts';
import { span } from './render-feeds.ts';
import type { ReadingValue } from './readings.ts';
import type { WritingValue } from './writings.ts';

type Listed = ReadingValue<'stories'>;
type Line = Listed['stories'][number];
type Story = ReadingValue<'story'>;

const longestTitle = 60;

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longestTitle ? text : `${letters.slice(0, longestTitle - 1).join('')}…`;
}

const scoreOf = (score: number | null): string => (score === null ? '-' : score.toFixed(2));
const age = (at: string | null): string => (at === null ? '-' : span(Math.max(0, Date.now() - Date.parse(at))));
const living = (drafts: Line['drafts']): Line['drafts'] => drafts.filter(({ state }) => state !== 'withdrawn');

function whoOrWhy({ drafts, notAssigned }: Pick<Line, 'drafts' | 'notAssigned'>): string {
  const given = living(drafts).map(({ personaId, state }) => `${personaId} (${state})`);
  return given.length > 0 ? given.join(', ') : (notAssigned ?? 'not looked at yet');
}

function marksOf({ breaking, pinnedAt, mutedAt }: Pick<Line, 'breaking' | 'pinnedAt' | 'mutedAt'>): string[] {
  return [...(breaking ? ['breaking'] : []), ...(pinnedAt === null ? [] : ['pinned']), ...(mutedAt === null ? [] : ['muted'])];
}

export function renderStories({ stories, found, sort }: Listed): string {
  if (stories.length === 0)
    return 'No stories: none is there that the filters leave (`--since 30d` goes further back, `--muted` shows muted ones).';
  const growth = sort === 'growing';
  return [
    table(
      [
        'id',
        'score',
        'articles/origins/outlets',
        ...(growth ? [`new origins, ${growthHours} h`] : []),
        'languages',
        'age',
        'title',
        'assigned to, or why not',
      ],
      stories.map((story) => [
        story.id,
        scoreOf(story.score),
        `${story.articles}/${story.origins}/${story.outlets}`,
        ...(growth ? [String(story.gained)] : []),
        story.languages.join(' '),
        age(story.firstAt),
        [...marksOf(story).map((mark) => `[${mark}]`), cut(story.title)].join(' '),
        whoOrWhy(story),
      ]),
    ),
    ...(stories.length < found ? ['', `The first ${stories.length} of ${found} are shown: --limit N shows more.`] : []),
  ].join('\n');
}

function renderReport(report: Story['reports'][number], since: string | null): string {
  const country = report.country === null ? '' : ` (${report.country})`;
  const origin = report.origin === report.outlet ? '' : `, carries ${report.origin}`;
  const isNew = since !== null && report.storedAt >= since;
  return [
    indented(
      `  ${isNew ? '+' : ' '} ${shortTime(report.at)}  `,
      `${report.outlet}${country}, ${report.language}${origin}: ${report.title}${report.isDated ? '' : ' (undated: when it was stored)'}`,
    ),
    paint('dim', `      ${report.id}  ${report.url}`),
  ].join('\n');
}

/** Of which merged story something is told; nothing where it is the story's own. */
function ofMerged({ storyId, mergedTitle }: { storyId: string; mergedTitle: string | null }, story: { id: string }): string {
  if (storyId === story.id) return '';
  return mergedTitle === null ? `, of ${storyId}, which was merged into this one` : `, of the merged story “${mergedTitle}”`;
}

function renderEvent(event: Story['events'][number], story: Story): string {
  const names = new Map([...story.assignments, ...story.drafts].map(({ personaId, personaName }) => [personaId, personaName]));
  const told = plainly(
    toldOf(event, (personaId) => names.get(personaId) ?? personaId),
    ofMerged(event, story),
  );
  return indented(`  ${shortTime(event.at)}  `, told);
}

function renderDraft({ id, state, personaName, personaId, updateOf, publication, failure }: Line['drafts'][number]): string {
  const update = updateOf === null ? '' : `, brings ${updateOf} up to date`;
  const published = publication === null ? '' : `, published ${shortTime(publication.publishedAt)} as ${publication.slug}`;
  return `  ${id}  ${personaName} (${personaId}), ${state}${update}${published}${failure === null ? '' : `: ${failure}`}`;
}

const titled = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', paint('bold', title), ...lines]);

/** `since`: articles stored since then are marked with a plus. */
export function renderStory(story: Story, since: string | null): string {
  const marks = marksOf(story);
  const keys = [...story.names, ...story.figures].map(({ text, origins }) => `${text} (${origins})`);
  return [
    ...(story.mergedFrom === null ? [] : [paint('yellow', `${story.mergedFrom} was merged: this is the story it became.`)]),
    `${paint('bold', story.id)}  ${story.title}${marks.length === 0 ? '' : `  [${marks.join(', ')}]`}`,
    `${counted(story.articles, 'article')} of ${counted(story.outlets, 'outlet')}, ${counted(story.origins, 'independent origin')}; ` +
      `first ${shortTime(story.firstAt)}, last ${shortTime(story.lastAt)} UTC`,
    `languages: ${story.languages.join(', ')}${story.countries.length === 0 ? '' : `; countries: ${story.countries.join(', ')}`}`,
    ...(keys.length === 0 ? [] : [indented('told by several origins: ', keys.join(', '))]),
    ...titled(
      `Newsworthiness ${scoreOf(story.score)}`,
      story.parts.map(({ name, value, weight, why }) => indented(`  ${name.padEnd(9)} ${value.toFixed(2)} × ${weight.toFixed(2)}  `, why)),
    ),
    ...titled(
      'Analysts it fits',
      story.fits.map(({ personaId, score, reasons }) => indented('  ', `${personaId} ${score.toFixed(1)}: ${reasons.join('; ')}`)),
    ),
    ...titled('Assigned', [
      indented('  ', whoOrWhy(story)),
      ...story.assignments.map((given) => indented('  ', `why ${given.personaId}${ofMerged(given, story)}: ${given.reasons.join('; ')}`)),
    ]),
    ...titled('Drafts', story.drafts.map(renderDraft)),
    ...titled(
      'Timeline (UTC)',
      story.reports.map((report) => renderReport(report, since)),
    ),
    ...(story.reports.length < story.articles ? [`  and ${counted(story.articles - story.reports.length, 'later article')}`] : []),
    ...titled(
      'What became of it',
      story.events.map((event) => renderEvent(event, story)),
    ),
  ].join('\n');
}

const followed = (mergedFrom: string | null): string => (mergedFrom === null ? '' : ` (${mergedFrom} was merged into it)`);
const dry = (value: { readonly dryRun: boolean }): string => (value.dryRun ? 'Would be done, nothing is changed: ' : '');

const markWords = {
  pin: ['is pinned: it is written whatever its score', 'was pinned before'],
  unpin: ['is pinned no longer', 'was not pinned'],
  mute: ['is muted: no new draft of it is begun by itself; those there are go on', 'was muted before'],
  unmute: ['is muted no longer', 'was not muted'],
} as const;

export function renderMarked(value: WritingValue<'markStory'>): string {
  return `${dry(value)}story ${value.id}${followed(value.mergedFrom)} ${markWords[value.mark][value.changed ? 0 : 1]}.`;
}

export function renderMerged(value: WritingValue<'mergeStories'>): string {
  const { from, into, title, articles, suggested } = value;
  return [
    `${dry(value)}story ${from} is part of ${into} (“${title}”), which has ${counted(articles, 'article')} now.`,
    ...(suggested === null ? [] : [`By itself the newsroom would keep ${suggested.stays}, as it ${suggested.why}.`]),
  ].join('\n');
}

export function renderSplit(value: WritingValue<'splitStory'>): string {
  const into = value.into === null ? 'a story of their own' : `story ${value.into}`;
  return `${dry(value)}${counted(value.articles, 'article')} of story ${value.id} ${value.articles === 1 ? 'is' : 'are'} ${into}.`;
}

interface Consequences {
  readonly withdrawn: readonly string[] | null;
  readonly beside: readonly string[] | null;
}

/** What else an assignment did, for people. */
function consequences(done: Consequences): string[] {
  const { withdrawn, beside } = { withdrawn: done.withdrawn ?? [], beside: done.beside ?? [] };
  return [
    ...(withdrawn.length === 0 ? [] : [`Withdrawn, as nobody has reviewed it: ${withdrawn.join(', ')}.`]),
    ...(beside.length === 0 ? [] : [`Beside it go on, seen or asked for by an editor: ${beside.join(', ')}.`]),
  ];
}

export function renderAssigned(value: WritingValue<'assignStory'>): string {
  const draft = value.draft === null ? 'a draft' : `draft ${value.draft}`;
  const done = value.opened
    ? `${draft} of story ${value.id} is queued for ${value.persona}`
    : `${value.persona} has ${draft} of story ${value.id} already`;
  return [`${dry(value)}${done}${followed(value.mergedFrom)}.`, ...consequences(value)].join('\n');
}

export function renderAsked({ url, persona, article, ending }: Extract<WritingValue<'askAddress'>, { outcome: 'asked' }>): string {
  if (article === null)
    return `${url} is not stored: it would be fetched, put into a story and given to ${persona}. Whether another analyst's draft would end is known only then. Nothing is changed.`;
  const story = article.storyId === null ? 'which is in no story yet' : `of story ${article.storyId} (“${article.storyTitle ?? ''}”)`;
  return [
    `${url} is “${article.title}” in ${article.outlet}, ${story}: it would be given to ${persona}. Nothing is changed.`,
    ...ending.map(({ id, personaName, state }) => `Draft ${id} of ${personaName} (${state}) would end.`),
  ].join('\n');
}

export function renderAddressAssigned(assignment: ReadingValue<'addressAssignment'>): string {
  const { storyId, draftId, personaId, itemId, story, article, draft } = assignment;
  return [
    ...(itemId === null ? [`The page was stored already, as “${article?.title ?? ''}”.`] : []),
    `Story ${storyId ?? ''} (“${story?.title ?? ''}”, ${counted(story?.articles ?? 0, 'article')}) is given to ${personaId} and pinned: draft ${draftId ?? ''}, ${draft?.state ?? 'queued'}.`,
    ...(draft?.state === 'failed' ? [`It could not be written: ${draft.failure ?? 'no reason is kept'}.`] : []),
    ...consequences(assignment),
    ...(article?.paywall === true ? ['The page shows only a part to readers who do not pay: more may be said in it than was read.'] : []),
  ].join('\n');
}
