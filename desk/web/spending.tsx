// What language models cost: the newsroom's day against its caps, and one draft.
import type { Caps } from '../../core/spending.ts';
import type { DaySpending, Spending } from '../../store/repositories/model-costs.ts';
import { counted } from './wording.ts';

export interface SpendingView {
  readonly today: DaySpending;
  readonly caps: Caps;
  readonly currency: string;
}

const tokensOf = (spending: Spending): number => spending.tokensIn + spending.tokensOut;
const whole = (count: number): string => Math.round(count).toLocaleString('en');

/** `0.0123 USD`. */
function money(amount: number, currency: string): string {
  return `${amount === 0 ? '0' : amount.toFixed(amount < 1 ? 4 : 2)} ${currency}`;
}

function Against({ name, spending, cap, currency }: { name: string; spending: Spending; cap: Caps['day']; currency: string }) {
  const share = Math.max(spending.cost / (cap.cost || 1), tokensOf(spending) / cap.tokens);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class={share >= 0.9 ? 'number bad-text' : 'number'}>{`${money(spending.cost, currency)} of ${cap.cost}`}</td>
      <td class="number">{`${whole(tokensOf(spending))} of ${whole(cap.tokens)}`}</td>
      <td class="number">{spending.calls}</td>
      <td class={spending.failed > 0 ? 'number bad-text' : 'number'}>{spending.failed}</td>
    </tr>
  );
}

/** Today against the caps; nothing where no language model was asked today. */
export function SpendingToday({ view }: { view: SpendingView }) {
  const { today, caps, currency } = view;
  if (today.all.calls + today.all.replayed + today.waiting === 0) return null;
  return (
    <section class="sheet" id="spending" aria-labelledby="spending-title">
      <h2 id="spending-title">Spending today</h2>
      <div class="table-frame" tabindex={0} role="region" aria-labelledby="spending-title">
        <table>
          <thead>
            <tr>
              {['', 'money', 'tokens', 'calls', 'failed'].map((name, index) => (
                <th scope="col" class={index === 0 ? '' : 'number'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Against name="newsroom" spending={today.all} cap={caps.day} currency={currency} />
            {today.personas.map((line) => (
              <Against name={line.key} spending={line} cap={caps.persona} currency={currency} />
            ))}
          </tbody>
        </table>
      </div>
      {today.waiting === 0 ? null : (
        <p>
          <a href="/?tab=working">{`${counted(today.waiting, 'draft')} waiting for budget`}</a>
          {': what they are written for has spent its share. They go on by themselves when there is room.'}
        </p>
      )}
    </section>
  );
}

/** What a draft took of language models; nothing where it asked none. */
export function DraftCost({ spending, currency }: { spending: Spending; currency: string }) {
  if (spending.calls + spending.replayed === 0) return null;
  const { calls, failed, replayed, tokensIn, tokensCached, tokensOut, cost } = spending;
  return (
    <section class="sheet after-text" aria-labelledby="cost-title">
      <h2 id="cost-title">What it cost</h2>
      <p>
        <strong>{money(cost, currency)}</strong>
        {` for ${counted(calls, 'call')} of a language model, ${whole(tokensIn)} tokens in (${whole(tokensCached)} of them cached) and ${whole(tokensOut)} out`}
        {failed === 0 ? '' : `; ${failed} came to nothing`}
        {replayed === 0 ? '.' : `; ${replayed} answered from what was kept, at no cost.`}
      </p>
    </section>
  );
}
