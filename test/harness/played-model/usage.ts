// Tokens as the played model counts them: roughly, rather too many; the beginning of a prompt that it has seen counts as cached.
import type { Usage } from './bodies.ts';
import type { ChatRequest } from './request.ts';

/** Shorter beginnings are not cached, and longer ones in steps, as servers do it. */
const leastCached = 1024;
const cachedStep = 128;
const frame = 12;

const beyondAscii = /[\u0080-\u{10ffff}]/gu;
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

function tokensOf(text: string): number {
  const other = text.match(beyondAscii)?.length ?? 0;
  const whole = other === 0 ? 0 : (text.match(ideographs)?.length ?? 0);
  return Math.ceil((text.length - other) * 0.27 + (other - whole) * 0.45 + whole);
}

/** Counts the tokens of one call after the other; remembers the prompts that it has seen. */
export function usageCounter(): (request: ChatRequest, answer: string) => Usage {
  const seen = new Map<string, number>();
  return (request, answer) => {
    const system = request.messages.find((message) => message.role === 'system')?.content ?? '';
    const known = seen.get(system);
    const systemTokens = known ?? tokensOf(system);
    seen.set(system, systemTokens);
    const form = request.response_format?.json_schema?.schema;
    const given = request.messages.filter((message) => message.content !== system);
    return {
      in:
        frame +
        systemTokens +
        given.reduce((sum, message) => sum + tokensOf(message.content), 0) +
        (form === undefined ? 0 : tokensOf(JSON.stringify(form))),
      cached: known !== undefined && known >= leastCached ? Math.floor(known / cachedStep) * cachedStep : 0,
      out: answer === '' ? 1 : tokensOf(answer),
    };
  };
}
