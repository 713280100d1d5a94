// The extractive writer: writes for a persona by quoting alone, without a language model. It selects, orders and attributes;
// every word of substance is a source's own, found verbatim in its snapshot, and no source is quoted beyond its cap.
import type { Settings } from '../../core/settings.ts';
import type { Writer } from '../writer.ts';
import { claimsOf, extractorName } from './claims/extract.ts';
import { composeFresh } from './compose/plan.ts';
import { continueComposition } from './compose/continue.ts';
import { reviseComposition } from './compose/revise.ts';
import { illustrate } from './illustration/illustrate.ts';
import { weighClaims } from './weigh/weigh.ts';

/** Needs no network and no state: the same pack gives the same composition. All methods stop where their signal is aborted. */
export function createExtractiveWriter(settings: Settings['writer']): Writer {
  return {
    kind: 'extractive',
    name: extractorName,
    async extractClaims(article, signal) {
      signal.throwIfAborted();
      return claimsOf(article);
    },
    async weigh(claims, articles, signal) {
      signal.throwIfAborted();
      return weighClaims(claims, articles);
    },
    async write(pack, signal) {
      signal.throwIfAborted();
      return pack.previous === null ? composeFresh(pack, settings) : continueComposition(pack, pack.previous, settings);
    },
    async revise(composition, failed, pack, signal) {
      signal.throwIfAborted();
      return reviseComposition(composition, failed, pack, settings);
    },
    async illustrate(composition, pack, signal) {
      signal.throwIfAborted();
      return illustrate(composition, pack.persona);
    },
  };
}
