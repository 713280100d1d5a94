// Which writer the newsroom has: a language model where one is configured, else the extractive writer; and which judge, if any.
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import { createExtractiveWriter } from './extractive/writer.ts';
import { prepareTokenCount } from './model/count-tokens.ts';
import type { ModelGateway } from './model/gateway.ts';
import { roleModel } from './model/role-models.ts';
import { createModelJudge } from './model/judge.ts';
import { createModelWriter } from './model/writer.ts';
import type { JudgeFor } from './judge.ts';
import type { Writers } from './writer.ts';

/** The writer's model and the host that serves it: "gpt-4.1 at api.openai.com". */
function modelWriterName(settings: Settings): string {
  const target = roleModel(settings, 'writer');
  return target === null ? 'that models.writer is to name' : `${target.model} at ${new URL(target.server).host}`;
}

/** The judge, where a model is configured for it; nobody's where none is. */
export function createJudges(settings: Settings, gateway: ModelGateway | null, logger: Logger): JudgeFor {
  const target = gateway === null ? null : roleModel(settings, 'judge');
  if (gateway === null || target === null) return () => null;
  const name = `${target.model} at ${new URL(target.server).host}`;
  return (work) => createModelJudge({ gateway, logger, name }, work);
}

/** `gateway` where language models are configured, else null. */
export function createWriters(settings: Settings, gateway: ModelGateway | null, logger: Logger): Writers {
  if (gateway === null) {
    const writer = createExtractiveWriter(settings.writer);
    return { kind: writer.kind, name: writer.name, prepare: async () => undefined, writerFor: () => writer };
  }
  const name = modelWriterName(settings);
  return {
    kind: 'model',
    name,
    prepare: prepareTokenCount,
    writerFor: (work) => createModelWriter({ gateway, settings, logger, name }, work),
  };
}
