// Orders by their signs: marks by which chat models tell who speaks, and ends of the fences that data stands in. No news has them.
import { does } from './patterns.ts';

const names = 'system|user|assistant|developer|human|tool';

/** Read in visible text, case and signs kept. */
const signs: readonly { readonly reason: string; readonly pattern: RegExp }[] = [
  {
    reason: does.marks,
    pattern: /<\s?\|\s?\/?(?:im_start|im_end|im_sep|system|user|assistant|endoftext|begin_of_text|end_of_text|start_header_id|end_header_id|eot_id|eom_id|channel|message|return|tool_call)\s?\|\s?>/iu,
  },
  { reason: does.marks, pattern: /\[\s?\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS)\s?\]|<<\s?\/?SYS\s?>>|<(?:start|end)_of_turn>|<\/?s>\s*\[/u },
  { reason: does.marks, pattern: new RegExp(`(?:^|\\s)#{2,}\\s*(?:new )?(?:instructions?|${names}|response|input|prompt|anweisung|consigne|instrucci[oó]n|instru[cç][aã]o|istruzion[ei]|инструкци[яи])\\s*(?::|#|$|\\s)`, 'iu') },
  { reason: does.marks, pattern: /["']role["']\s*:\s*["'](?:system|user|assistant|developer|tool)["']/iu },
  { reason: does.marks, pattern: /(?:^|\s)(?:```|~~~)\s*(?:system|prompt|instructions?|tool_code)\b/iu },
  { reason: does.marks, pattern: /<\/?(?:tool_calls?|function_calls?|invoke|antml:[a-z_]+|system-reminder|tool_response|tool_result)\b[^<>]{0,80}>/iu },
  { reason: does.fence, pattern: /<\s*\/\s*(?:data|untrusted|untrusted_\w+|context|document|documents|passages?|article|articles|source|sources|system|instructions?|prompt|user_input|input|claims)\s*>/iu },
  { reason: does.fence, pattern: /<\s*data\s+name\s*=|<\s*(?:system|instructions?|prompt|admin|developer|assistant)\s*>/iu },
  { reason: does.fence, pattern: /^[\s[(<*#=_-]*(?:BEGIN|START|END)(?: OF)? (?:THE )?(?:DATA|DOCUMENT|ARTICLE|INPUT|CONTEXT|PASSAGES|UNTRUSTED (?:DATA|CONTENT|TEXT)|SYSTEM (?:PROMPT|MESSAGE|INSTRUCTIONS?)|INSTRUCTIONS|PROMPT)[\s\])>*#=_.:-]*$/iu },
  { reason: does.fence, pattern: /(?:[[(<*#=_-]{2,}|[[<(])\s?(?:begin|start|end)(?: of)? (?:the )?(?:data|document|article|input|context|passages|untrusted \p{L}+|system \p{L}+|instructions|prompt)\s?(?:[\])>*#=_-]{2,}|[\]>)])/iu },
  { reason: does.marks, pattern: /^\s*(?:SYSTEM|ASSISTANT|DEVELOPER|ADMIN|USER)\s*[:>]\s*(?=(?:you|ignore|disregard|from now|new|please|approve|publish|always|do not|never|override|all|the (?:model|assistant|analyst|editor)|tu|vous|du|sie|ты|вы|你)\b|你)/iu },
  { reason: does.marks, pattern: /^\s*(?:assistant|ai)\s*:\s*(?:sure|certainly|of course|okay|ok|understood)\b/iu },
  { reason: does.marks, pattern: /[[(<]\s?(?:system|admin|developer)(?: (?:message|note|prompt|override|instructions?|notice))?\s?[\])>:]\s*:?\s*\p{L}/iu },
]; // prettier-ignore

/** The reason for which visible `text` is marked by its signs, or null. */
export function signOf(text: string): string | null {
  return signs.find((sign) => sign.pattern.test(text))?.reason ?? null;
}
