// What each layer of checks said of a sentence, where there was more than one: a disagreement is read at a glance.
import { weakWording, type Layer, type ScoreLayer, type VerdictLayer } from '../../core/check-layers.ts';
import { passes } from '../../core/words.ts';
import { verdictWords } from './wording.ts';

const layerWords: Readonly<Record<VerdictLayer['layer'], string>> = { rules: 'The rules', judge: 'The judge' };

/** The score says how near the wording is, for the editor's eye; it is no verdict, so it agrees and disagrees with none. */
function ScoreLine({ layer }: { layer: ScoreLayer }) {
  const weak = weakWording([layer]);
  return (
    <li>
      <span class="layer-name">The score</span>{' '}
      {weak === null ? (
        `wording near to its passages: ${layer.score.toFixed(2)}`
      ) : (
        <>
          <span class="verdict v-weak" title="Read it against its passages: the score changes no verdict.">
            {weak.mark}
          </span>
          <span class="layer-reason">{` ${weak.reasons.join('; ')}`}</span>
        </>
      )}
      <span class="aside small">{` ${layer.by}`}</span>
    </li>
  );
}

function VerdictLine({ layer }: { layer: VerdictLayer }) {
  return (
    <li>
      <span class="layer-name">{layerWords[layer.layer]}</span>{' '}
      <span class={`verdict v-${layer.verdict}`} title={verdictWords[layer.verdict].meaning}>
        {verdictWords[layer.verdict].label}
      </span>
      {layer.layer === 'judge' && layer.reasons.length > 0 ? <span class="layer-reason">{` ${layer.reasons.join('; ')}`}</span> : null}
      <span class="aside small">{` ${layer.by}`}</span>
    </li>
  );
}

export function Layers({ layers }: { layers: readonly Layer[] }) {
  if (layers.length < 2) return null;
  const disagree = new Set(layers.flatMap((layer) => (layer.layer === 'score' ? [] : [passes(layer.verdict)]))).size > 1;
  return (
    <section class={`layers${disagree ? ' disagree' : ''}`} aria-label="What each check said">
      {disagree ? <p class="layers-head">The checks disagree: the graver verdict stands.</p> : null}
      <ul>{layers.map((layer) => (layer.layer === 'score' ? <ScoreLine layer={layer} /> : <VerdictLine layer={layer} />))}</ul>
    </section>
  );
}
