// What a report in another language is about, told in English by a model. It serves to find reports of the same event, and nothing rests on it: no
// claim, no sentence, no reader's page.
import { safeText, safeTitle } from '../../core/orders/without-orders.ts';
import type { ModelWork } from '../../core/models.ts';
import { fenced } from '../../prompts/prompt.ts';
import { promptTemplate } from '../../prompts/templates.ts';
import { gistAnswerSchema, type GistAnswer } from './answers.ts';
import type { ModelGateway, ModelRequest } from './gateway.ts';
import { plainText } from './plain-text.ts';

const template = promptTemplate('tell-gist');
/** UTF-16 units of the text that are shown: news says first what it is about. */
const leadLength = 900;
const gistTokens = 160;
/** A gist of fewer characters tells nothing apart; of more it is none. */
const shortest = 40;
const longest = 900;

export interface ReportToTell {
  /** ISO 639-1 code. */
  readonly language: string;
  readonly publishedAt: Date | null;
  readonly title: string;
  /** The text after the title. */
  readonly text: string;
}

export interface Gist {
  readonly english: string;
  /** The model as its server names it, and the prompt's name and version. */
  readonly by: string;
}

function requestFor({ language, publishedAt, title, text }: ReportToTell): ModelRequest<GistAnswer> {
  const lead = safeText(text, language).replace(/\s+/g, ' ').slice(0, leadLength);
  const row = { language, day: publishedAt?.toISOString().slice(0, 10) ?? null, title: safeTitle(title), lead };
  return {
    role: 'gist',
    task: 'tell-gist',
    prompt: template(fenced('report', [row])),
    schema: gistAnswerSchema,
    maximumOutput: gistTokens,
    isUseful: ({ gist }) => gist.trim().length >= shortest,
  };
}

/** Null: what the model answered is no gist. Throws as the gateway does. */
export async function tellGist(gateway: ModelGateway, report: ReportToTell, work: ModelWork, signal: AbortSignal): Promise<Gist | null> {
  const request = requestFor(report);
  const { value, model } = await gateway.ask(request, work, signal);
  const english = plainText(value.gist).trim();
  if (english.length < shortest || english.length > longest) return null;
  return { english, by: `${model}, ${request.prompt.name} ${request.prompt.version}` };
}
