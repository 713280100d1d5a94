// A stream of invented reports as long as real ones: a third of each is the event's own words, the rest words that all share, some of them much more
// than others.
import { reportOf, type EventReport } from '../../test/harness/invented-events.ts';

const commonWords = 20_000;
const commonInReport = 260;
const outlets = 300;
const sentence = 20;

/** A number below 1, the same for the same seed. */
function random(seed: number): number {
  const at = Math.sin(seed * 12.9898) * 43_758.5453;
  return at - Math.floor(at);
}

/** The `report`th report of an event. Words of low rank are common, as in any language (rank to the power of about -1). */
export function longReport(event: number, report: number): EventReport {
  const { title, paragraphs } = reportOf(event, report);
  const common = Array.from({ length: commonInReport }, (_, index) => {
    const rank = Math.floor(commonWords ** random(event * 7919 + report * 104_729 + index));
    return `w${rank.toString(36)}`;
  });
  const filled = Array.from(
    { length: commonInReport / sentence },
    (_, index) => `And ${common.slice(index * sentence, (index + 1) * sentence).join(' ')}.`,
  );
  return { outlet: `Outlet ${(event * 31 + report * 17) % outlets}`, title, paragraphs: [...paragraphs, ...filled] };
}
