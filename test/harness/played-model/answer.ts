// Which task is played; what is none of them is answered with the emptiest thing that has the form asked for.
import { extractClaims } from './extract-claims.ts';
import { judgeRenderings } from './judge-renderings.ts';
import { judgeSentences } from './judge-sentences.ts';
import { planIllustration } from './plan-illustration.ts';
import type { Blocks, ChatRequest, PlayedTask } from './request.ts';
import { reviseSentences } from './revise-sentences.ts';
import { tellGist } from './tell-gist.ts';
import { writeDraft } from './write-draft.ts';

interface Form {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Form>>;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Form[];
}

function emptiest(form: Form): unknown {
  if (form.enum !== undefined) return form.enum[0];
  if (form.anyOf !== undefined) return form.anyOf.some((one) => one.type === 'null') ? null : emptiest(form.anyOf[0] ?? {});
  const type = typeof form.type === 'string' ? form.type : form.type?.includes('null') === true ? 'null' : form.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(form.properties ?? {}).map(([name, part]) => [name, emptiest(part)]));
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return true;
    case 'string':
      return 'played';
    default:
      return null;
  }
}

/** The schema of the request: as it is given, or as it stands in the words of a request in JSON mode. */
function formOf(request: ChatRequest): Form {
  const given = request.response_format?.json_schema?.schema;
  if (given !== undefined) return given as Form;
  const system = request.messages[0]?.content ?? '';
  const at = system.lastIndexOf('\n{"');
  return at === -1 ? {} : (JSON.parse(system.slice(at + 1).split('\n')[0] ?? '{}') as Form);
}

export function playedAnswer(task: PlayedTask | null, blocks: Blocks, request: ChatRequest): object {
  switch (task) {
    case 'extract-claims':
      return extractClaims(blocks);
    case 'write-draft':
      return writeDraft(blocks);
    case 'revise-sentences':
      return reviseSentences(blocks);
    case 'judge-sentences':
      return judgeSentences(blocks);
    case 'judge-renderings':
      return judgeRenderings(blocks);
    case 'plan-illustration':
      return planIllustration(blocks);
    case 'tell-gist':
      return tellGist(blocks);
    case null: {
      const value = emptiest(formOf(request));
      return typeof value === 'object' && value !== null ? value : {};
    }
  }
}
