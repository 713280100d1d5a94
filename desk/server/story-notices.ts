// What was just done with a story, while that is still how things stand, and how it is taken back.
import type { DeskStory } from '../../store/repositories/desk-story.ts';
import type { StoryEvent } from '../../store/repositories/story-history.ts';
import { storyPath, type StoryNotice } from '../web/story-view.ts';

function textOf(event: StoryEvent | undefined, field: string): string {
  const value = event?.detail[field];
  return typeof value === 'string' ? value : '';
}

export function doneNotice(done: string | undefined, story: DeskStory): StoryNotice | null {
  const last = (...kinds: StoryEvent['kind'][]): StoryEvent | undefined =>
    story.events.find((event) => event.storyId === story.id && kinds.includes(event.kind));
  const at = storyPath(story.id);
  switch (done) {
    case 'led-here':
      return { tone: 'plain', title: 'This is where that address leads', text: 'The story that you looked for was merged into this one.' };
    case 'pinned':
      if (story.pinnedAt === null) return null;
      return {
        tone: 'good',
        title: 'Pinned',
        text: story.drafts.some(({ state }) => !['failed', 'spiked', 'withdrawn'].includes(state))
          ? 'An analyst has it already: a pin begins no further draft, and leads the list only until an editor has the one there is.'
          : 'It goes to the analyst that fits best, whatever its score, as soon as that desk is open.',
        undo: { action: `${at}/unpin`, label: 'Take the pin away' },
      };
    case 'unpinned':
      if (story.pinnedAt !== null) return null;
      return {
        tone: 'good',
        title: 'Not pinned any more',
        text: 'Its score decides again.',
        undo: { action: `${at}/pin`, label: 'Pin it again' },
      };
    case 'muted':
      if (story.mutedAt === null) return null;
      return {
        tone: 'good',
        title: 'Muted',
        text: 'No analyst is given it, and the list leaves it out unless muted ones are asked for.',
        undo: { action: `${at}/unmute`, label: 'Unmute it' },
      };
    case 'unmuted':
      if (story.mutedAt !== null) return null;
      return {
        tone: 'good',
        title: 'Not muted any more',
        text: 'It is in the list, and may be given to an analyst.',
        undo: { action: `${at}/mute`, label: 'Mute it again' },
      };
    case 'merged': {
      if (last('absorbed') === undefined) return null;
      return {
        tone: 'good',
        title: 'Merged',
        text: 'The articles of both are here, and the address of the other story leads here. To take it back, choose articles and split them off.',
        link: { href: '#articles', text: 'To the articles' },
      };
    }
    case 'split': {
      const from = textOf(last('split-off'), 'from');
      if (from === '') return null;
      return {
        tone: 'good',
        title: 'Split off',
        text: 'These articles are a story of their own. Drafts of the other story that rest on them are marked.',
        link: { href: `${at}/merge?other=${encodeURIComponent(from)}`, text: 'Merge it back, or look at the other story' },
      };
    }
    case 'assigned': {
      const event = last('assigned', 'reassigned');
      const draft = story.drafts.find(({ id }) => id === textOf(event, 'draftId'));
      if (event === undefined || draft === undefined) return null;
      return {
        tone: 'good',
        title: `Given to ${draft.personaName}`,
        text: `${event.kind === 'reassigned' ? 'The draft that was begun before has ended. ' : ''}To take it back, give it to another analyst while it is not finished.`,
        link: { href: `/drafts/${draft.id}`, text: 'To the draft' },
      };
    }
    case 'as-it-was':
      return { tone: 'plain', title: 'Nothing to change', text: 'It is like that already: somebody was there before you.' };
    default:
      return null;
  }
}
