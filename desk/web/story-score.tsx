// Why a story has its score, and who was given it and why.
import type { ScorePart, StoryFit } from '../../core/story.ts';
import type { DeskStory } from '../../store/repositories/desk-story.ts';
import { Moment, StateMark, When } from './layout.tsx';
import { ShareBar } from './sparkline.tsx';
import { Assigned, OfMerged, scoreWords } from './story-marks.tsx';
import type { StoryPageView } from './story-view.ts';

const partWords: Readonly<Record<ScorePart['name'], string>> = {
  origins: 'origins',
  outlets: 'outlets',
  burst: 'burst',
  proximity: 'near a beat',
  novelty: 'new to readers',
};

export function Score({ story }: { story: DeskStory }) {
  return (
    <section class="sheet" aria-labelledby="score-title">
      <h2 id="score-title">{story.score === null ? 'Not scored yet' : `Score ${scoreWords(story.score)} of 1`}</h2>
      {story.parts.length === 0 ? (
        <p class="aside">The newsroom scores a story when it looks for an analyst.</p>
      ) : (
        <table class="score-parts">
          <thead>
            <tr>
              <th scope="col">part</th>
              <th scope="col" class="number">
                value
              </th>
              <th scope="col" class="number">
                weight
              </th>
              <th scope="col" class="number">
                gives
              </th>
            </tr>
          </thead>
          <tbody>
            {story.parts.map((part) => (
              <tr>
                <th scope="row">
                  {partWords[part.name]}
                  <ShareBar value={part.value} />
                  <span class="why">{part.why}</span>
                </th>
                <td class="number">{part.value.toFixed(2)}</td>
                <td class="number">{part.weight.toFixed(2)}</td>
                <td class="number">{(part.value * part.weight).toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {story.scoredAt === null ? null : (
        <p class="aside small">
          {'Scored '}
          <When date={story.scoredAt} />
        </p>
      )}
    </section>
  );
}

function Fit({ fit, place, name, leads }: { fit: StoryFit; place: number; name: string; leads: boolean }) {
  return (
    <li>
      <strong>{name}</strong> {`fits ${fit.score.toFixed(1)}`}
      <span class="aside">{leads ? ' · leads' : place === 0 ? ' · fits best' : place === 1 ? ' · runner-up' : ''}</span>
      {fit.beats.length === 0 ? null : <p class="aside">{`Beats named: ${fit.beats.join(', ')}`}</p>}
      {fit.reasons.length === 0 ? null : (
        <p class="aside">
          <bdi>{fit.reasons.join('; ')}</bdi>
        </p>
      )}
    </li>
  );
}

export function WhoAndWhy({ view }: { view: StoryPageView }) {
  const { story, personaNames } = view;
  const writing = story.drafts.filter(({ state, isSecondView }) => !isSecondView && !['failed', 'spiked', 'withdrawn'].includes(state));
  const leader = writing.at(-1)?.personaId ?? story.assignments[0]?.personaId ?? null;
  return (
    <section class="sheet" aria-labelledby="who-title">
      <h2 id="who-title">Who writes it, and why</h2>
      {story.drafts.length === 0 ? <Assigned story={story} /> : <Drafts view={view} />}
      {story.assignments.length === 0 ? null : (
        <ul class="history">
          {story.assignments.map((assignment) => (
            <li>
              {'Given to '}
              <strong>{assignment.personaName}</strong> <Moment date={assignment.at} />
              <OfMerged of={assignment} story={story} />
              {assignment.reasons.map((reason) => (
                <p class="aside">
                  <bdi>{reason}</bdi>
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {story.fits.length === 0 ? null : (
        <>
          <h3>How the analysts fit</h3>
          <ol class="history">
            {story.fits.map((fit, place) => (
              <Fit fit={fit} place={place} name={personaNames.get(fit.personaId) ?? fit.personaId} leads={fit.personaId === leader} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Drafts({ view }: { view: StoryPageView }) {
  return (
    <ul class="history" aria-label="Drafts and publications">
      {view.story.drafts.map((draft) => (
        <li>
          <a href={`/drafts/${draft.id}`}>{`Draft of ${draft.personaName}`}</a> <StateMark state={draft.state} />
          <p class="aside">
            {draft.isSecondView ? 'asked for as a second view ' : 'opened '}
            <Moment date={draft.openedAt} />
            {draft.updateOf === null ? null : (
              <>
                {', brings '}
                <a href={`/drafts/${draft.updateOf}`}>a publication</a>
                {' up to date'}
              </>
            )}
            {draft.publication === null ? null : (
              <>
                {' · '}
                <a href={`${view.siteUrl}/articles/${draft.publication.slug}`}>what was published</a>{' '}
                <Moment date={draft.publication.publishedAt} />
              </>
            )}
          </p>
          {draft.failure === null ? null : <p class="aside">{`It could not be written: ${draft.failure}`}</p>}
        </li>
      ))}
    </ul>
  );
}
