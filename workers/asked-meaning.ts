// What models are configured to tell of a story, as the clusterer asks for it.
import type { AskedMeaning } from '../sources/stories.ts';
import type { NewsroomDeps } from './deps.ts';

export function askedMeaningOf({ gateway, settings }: Pick<NewsroomDeps, 'gateway' | 'settings'>): AskedMeaning {
  return {
    outlets: settings.stories.gistOutlets,
    gist: gateway !== null && gateway.modelOf('gist') !== null,
    vector: gateway !== null && gateway.modelOf('embedder') !== null,
  };
}
