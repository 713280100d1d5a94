// What became of a story, in words: one telling of its events for the desk, which links what is named, and for the command line, which names ids.
import { assertNever } from './errors.ts';
import type { StoryEventKind } from './story.ts';

export interface HistoryEvent {
  readonly kind: StoryEventKind;
  /** Null: the newsroom itself. */
  readonly editorName: string | null;
  /** Empty: none was given. */
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Of the story that this one was merged with or split from, as it may be shown; null: the event names none. */
  readonly otherTitle: string | null;
}

/** A run of words, or words that lead to a story or a draft. */
export type ToldPart = string | { readonly text: string; readonly story: string } | { readonly text: string; readonly draft: string };

export interface Told {
  /** One sentence without its full stop. */
  readonly what: readonly ToldPart[];
  /** As whoever did it gave it; empty: not at all. */
  readonly why: string;
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function counted(count: number, one: string, many: string): string {
  return `${small[count] ?? count} ${count === 1 ? one : many}`;
}

const text = ({ detail }: HistoryEvent, field: string): string => (typeof detail[field] === 'string' ? detail[field] : '');

/** A field that is a list or, where only its length was kept, a number; 0: it is neither. */
function length({ detail }: HistoryEvent, field: string): number {
  const value = detail[field];
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : 0;
}

const reports = (event: HistoryEvent): string => {
  const count = length(event, 'articles');
  return count === 0 ? 'reports' : counted(count, 'report', 'reports');
};

/** The story that a merge or a split names. */
function other(event: HistoryEvent, field: 'into' | 'from'): ToldPart {
  const id = text(event, field);
  const words = event.otherTitle === null ? 'another story' : `“${event.otherTitle}”`;
  return id === '' ? words : { text: words, story: id };
}

function draft(words: string, id: string): ToldPart {
  return id === '' ? words : { text: words, draft: id };
}

/** Drafts of other analysts, as an assignment left them. */
function othersDrafts(event: HistoryEvent): string {
  const [ended, beside] = [length(event, 'withdrawn'), length(event, 'beside')];
  return [
    ...(ended === 0 ? [] : [`; ${counted(ended, 'draft that nobody had reviewed', 'drafts that nobody had reviewed')} ended`]),
    ...(beside === 0 ? [] : [`; ${counted(beside, 'other draft goes on', 'other drafts go on')} beside it`]),
  ].join('');
}

/** `nameOf`: a persona's name by its id. */
export function toldOf(event: HistoryEvent, nameOf: (personaId: string) => string): Told {
  return { what: whatOf(event, nameOf), why: event.reason.trim() };
}

function whatOf(event: HistoryEvent, nameOf: (personaId: string) => string): ToldPart[] {
  const by = ` by ${event.editorName ?? 'the newsroom'}`;
  const given = (personaId: string): ToldPart => draft(personaId === '' ? 'an analyst' : nameOf(personaId), text(event, 'draftId'));
  switch (event.kind) {
    case 'merged':
      return [`Merged with its ${reports(event)} into `, other(event, 'into'), by];
    case 'absorbed':
      return [capital(`${reports(event)} of `), other(event, 'from'), ` merged into it${by}`];
    case 'split':
      return [capital(`${reports(event)} moved out to `), other(event, 'into'), by];
    case 'split-off':
      return [`Made of ${reports(event)} moved out of `, other(event, 'from'), by];
    case 'pinned':
      return [`Pinned${by}`];
    case 'unpinned':
      return [`Pin taken away${by}`];
    case 'muted':
      return [`Muted${by}`];
    case 'unmuted':
      return [`Unmuted${by}`];
    case 'assigned':
      return ['Given to ', given(text(event, 'personaId')), by, othersDrafts(event)];
    case 'reassigned': {
      // One text for several, as it is written.
      const from = text(event, 'from').split(', ').map(nameOf).join(' and ');
      return [`Taken from ${from === '' ? 'another analyst' : from} and given to `, given(text(event, 'to')), by, othersDrafts(event)];
    }
    case 'updated':
      return [
        'Opened again for ',
        draft('an update', text(event, 'draftId')),
        ' of ',
        draft('what was published', text(event, 'updateOf')),
        by,
      ];
    default:
      return assertNever(event.kind);
  }
}

/** As one line of text, with the ids of what is named. `of`: what is said of it besides, before the reason. */
export function plainly({ what, why }: Told, of = ''): string {
  const words = what.map((part) => (typeof part === 'string' ? part : `${part.text} (${'story' in part ? part.story : part.draft})`));
  return `${words.join('')}${of}${why === '' ? '' : `: ${why}`}`;
}
