// Failures of models in words: what happened, at which model and server, and what to do about it.
import type { CallOutcome } from '../../core/models.ts';
import type { RoleModel } from './role-models.ts';

/** Why a role's model cannot be asked now. */
export function tellUnavailable(outcome: CallOutcome, target: RoleModel, detail: string | null): string {
  const who = `${target.model} at ${target.server} (models.${target.role})`;
  const said = detail === null || detail === '' ? '' : `: ${detail.replace(/[.\s]+$/u, '')}`;
  switch (outcome) {
    case 'unauthorised':
      return `${who} refuses the key${said}. Correct models.apiKey (OPENAI_API_KEY), then \`newsroom models check\``;
    case 'no-credit':
      return `${who} has no credit left${said}. Top the account up, or give models.${target.role} another server`;
    case 'unknown-model':
      return `${who} is not known there${said}. Correct models.${target.role} or models.baseUrl, then \`newsroom models check\``;
    case 'rate-limited':
      return `${who} is busy${said}. The work comes back by itself`;
    case 'timeout':
      return `${who} did not answer in ${target.timeoutMs / 1000} s. The work comes back by itself; models.timeout sets the time`;
    default:
      return `${who} cannot be used now (${outcome})${said}. The work comes back by itself`;
  }
}

export interface UnusableAnswer {
  readonly outcome: CallOutcome;
  readonly refusal: string | null;
  /** Why it is not in the form asked for. */
  readonly problem: string | null;
  /** What the server said of the request. */
  readonly detail: string | null;
  readonly maximumOutput: number;
}

/** Why an answer cannot be used, in words after the model's name. */
export function tellUnusable({ outcome, refusal, problem, detail, maximumOutput }: UnusableAnswer): string {
  switch (outcome) {
    case 'refused':
      return `refused to answer: ${refusal ?? ''}`;
    case 'filtered':
      return 'was stopped by its content filter';
    case 'cut':
      return `was cut off at ${maximumOutput} tokens`;
    case 'empty':
      return 'answered with nothing';
    case 'malformed':
      return `answered in another form than asked for: ${problem ?? ''}`;
    case 'bad-request':
    case 'schema-refused':
      return `refuses the request: ${detail ?? ''}`;
    default:
      return outcome;
  }
}
