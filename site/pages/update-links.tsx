// Where an article brings an earlier one up to date, or a later one does so for it.
import { inLanguage } from '../../core/languages.ts';
import type { LinkedPublication, PublicationLinks } from '../../store/repositories/update-links.ts';
import { day } from '../wording.ts';

function Linked({ publication }: { publication: LinkedPublication }) {
  return (
    <>
      <a href={`/articles/${publication.slug}`} {...inLanguage(publication.language)}>
        {publication.headline}
      </a>
      {' ('}
      <time datetime={publication.publishedAt.toISOString()}>{day(publication.publishedAt)}</time>)
    </>
  );
}

export function UpdateLinks({ links }: { links: PublicationLinks }) {
  if (links.updateOf === null && links.updatedBy.length === 0) return null;
  return (
    <aside class="update-links" lang="en" dir="ltr">
      {links.updatedBy.map((later) => (
        <p class="updated-by">
          {'Updated since: '}
          <Linked publication={later} />
        </p>
      ))}
      {links.updateOf === null ? null : (
        <p class="update-of">
          {'An update of: '}
          <Linked publication={links.updateOf} />
        </p>
      )}
    </aside>
  );
}
