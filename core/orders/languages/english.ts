// Orders to a language model in English, the language of most of them.
import { does, gateOf, pattern, type OrderLanguage } from '../patterns.ts';
import { addressWord } from '../reading.ts';

const set =
  "(?:ignore|disregard|forget|overlook|override|bypass|discard|dismiss|cancel|neglect|skip|do not follow|don't follow|stop following|set aside|pay no attention to)";
const before =
  '(?:previous|previously given|prior|above|earlier|preceding|foregoing|existing|current|initial|original|system|developer|former|past|safety|hidden|underlying)';
const orders =
  '(?:instructions?|prompts?|directives?|guidelines?|commands?|messages?|training|programming|constraints?|orders?|rules|context|restrictions?|policies|text)';
const machine =
  '(?:ai|a i|artificial intelligence|llms?|large language models?|language models?|chatgpt|chat gpt|gpt|gpt-?\\d\\w?|claude|gemini|copilot|chatbots?|bots?|robots?|neural network|assistant|automated (?:systems?|readers?|agents?|tools?)|ai-?(?:powered|based|generated)? ?(?:language )?(?:assistants?|models?|agents?|systems?|tools?|bots?|readers?|writers?|editors?|journalists?|analysts?|reporters?|reviewers?|summari[sz]ers?|crawlers?|newsrooms?|personas?))';
const text =
  '(?:article|story|draft|report|text|analysis|piece|post|revision|claim|page|document|dispatch|passage|statement|publication|version|item)';
const secret =
  "(?:system prompt|prompt|hidden instructions|your instructions|conversation|chat history|api keys?|keys|passwords?|credentials|secrets|environment variables|subscriber(?:s|s'|'s)?(?: e-?mail)?(?: list| addresses)?|mailing list|session tokens?|tokens?|source list|editor(?:s|s'|'s)?(?: list| addresses| passwords?)?)";
const carried =
  '(?:draft|article|analysis|summary|newsletter|results?|copy|contents?|report|text|output|answer|file|data|evidence|notes|story|it|this|everything)';
const place = addressWord;
const answer =
  '(?:summary|output|answers?|response|reply|completion|draft|translation|extraction|list of claims|claims list|json|rendering|headline)';

const patterns = [
  pattern(does.override, `${set} *3 ${before} *3 ${orders}`),
  pattern(does.override, `${set} (?:all|any|every|all of|each of)(?: of)?(?: the| your| these| those)? (?:instructions?|prompts?|directives?|system messages?|programming|guidelines?|commands)`),
  pattern(does.override, `${set} your *2 (?:instructions?|prompts?|directives?|guidelines?|programming|training|constraints?|rules|task|orders|persona)`),
  pattern(does.override, `${set} *1 (?:everything|anything|all|all text|the text|what is written|what was said|what comes|what came)(?: that is| that was| written| said| you read)? (?:above|before this|so far|in your prompt|in the prompt|you were instructed|until now|previously)`),
  pattern(does.override, `(?:your|the) (?:previous|prior|earlier|original|old|system) (?:instructions|prompt|rules|guidelines|orders) (?:are|is|were|was|have been|has been)(?: now| hereby)? (?:void|cancelled|canceled|obsolete|revoked|replaced|superseded|overridden|outdated|no longer)`, 'anywhere'),
  pattern(does.override, '(?:(?:new|updated|revised|real|actual|true|important) (?:system )?(?:instructions?|prompt|directives?|task)(?: for you| follow| from *3 )?(?=\\n)|system (?:override|message|notice|prompt|instructions?|command|update)(?=\\n))'),
  pattern(does.override, '(?:these|this|the following) (?:instructions?|orders?|messages?|prompts?) (?:override|overrides|supersede|supersedes|take precedence over|takes precedence over|replace|replaces|outrank|outranks) *3 (?:instructions?|prompts?|rules|guidelines|others?|system)', 'anywhere'),
  pattern(does.reveal, '(?:reveal|print|repeat|show|output|display|leak|return|disclose|give me|tell me|quote|copy|write out|dump|recite) *4 (?:system prompt|system message|system instructions?|initial prompt|initial instructions?|hidden prompt|hidden instructions?|your prompt|your instructions?|developer message|text above verbatim)'),
  pattern(does.address, `(?:attention|dear|hey|hello|listen|warning)(?: to)?(?: all| any| the)? ${machine}(?: reading this| processing this)?(?=[\\t\\n])`),
  pattern(does.address, `(?:note|message|notice|instructions?|memo|reminder|hint|word|attention|request|order)(?: is| are)? (?:to|for)(?: the| any| all| every| an| our| your| whichever)? *1 ${machine}(?: only| reading this| processing this)?(?=[\\t\\n])`),
  pattern(does.address, `if you are(?: reading this as)?(?: an?| the)? *1 ${machine}(?=[\\t\\n]|\\s(?:then|reading|processing|summari|please|you|and you|that is|asked|tasked))`),
  pattern(does.address, `(?:any|every|all|the|an?) ${machine} (?:that |which |who )?(?:reads?|reading|process(?:es)?|processing|parses?|parsing|summari[sz]es?|summari[sz]ing|analy[sz]es?|analy[sz]ing|ingests?|ingesting|encounters?) (?:this|these) *1 (?:${text}|words|lines|sentences?) *2 (?:must|should|shall|has to|have to|is to|are to|will)`, 'anywhere'),
  pattern(does.address, `as an? (?:large |helpful |honest )?(?:${machine})(?: model| assistant| agent)? *2 (?:you|your)`),
  pattern(does.address, `as an? (?:ai|artificial intelligence|large) (?:language )?(?:model|assistant)(?=\\t(?!i(?:'\\S+)? ))`),
  pattern(does.address, `you(?: the| are an| as an?)? *2 ${machine} *2 (?:must|shall|will now|are instructed|are ordered|are required|are commanded|are to|need to obey)`),
  pattern(does.role, `you are(?: now| hereby)(?: going to be| acting as)?(?: an?| the| in)? *3 (?:${machine}|mode|administrator|editor-in-chief|jailbroken|unrestricted|dan)`),
  pattern(does.role, `you are an? (?:helpful|unrestricted|uncensored|obedient|different|harmless) *2 ${machine}`),
  pattern(does.role, `you are no longer *3 (?:${machine}|bound|restricted|an analyst|the analyst|a journalist|limited by|under any)`),
  pattern(does.role, 'from now on (?:you|your) *3 (?:act|answer|respond|write|obey|follow|ignore|only|approve|report|attribute|cite|treat|pretend|persona|role|must)'),
  pattern(does.role, `(?:act|behave|respond|answer|pretend|roleplay|role-play) (?:as|to be|like)(?: if you were| though you were)?(?: an?| the)? *2 (?:${machine}|system administrator|editor-in-chief|administrator|developer|root|unrestricted|dan)`),
  pattern(does.role, `(?:change|switch|set|replace|rename)(?: your| the) *1 (?:persona|byline|voice|identity|analyst|role|author)(?: of *3 )? (?:to|for|into|as|with)`),
  pattern(does.role, `(?:assign|route|reassign|hand|give|transfer|move) (?:this|the) (?:story|article|draft|piece|assignment) *2 to`),
  pattern(does.approve, `(?:approve|accept|greenlight|green-light|endorse|sign off on|clear|authori[sz]e|pass|auto-?approve) (?:this|the(?: attached| following| above| present)?|it as|my|our) *1 (?:${text}|publication)`),
  pattern(does.approve, `(?:publish|post|release|print) (?:this|the(?: attached| following| above)?|it) *1 (?:${text})? *4 (?:now|immediately|at once|as is|as-is|unchanged|directly|automatically|instantly|right away)`),
  pattern(does.approve, `(?:this|the) (?:${text}) (?:is|has been|was)(?: already)?(?: hereby)? (?:pre-?)?(?:approved|verified|cleared|authori[sz]ed|fact-checked)(?: by *4 )?(?: for publication)? *3 (?:no|without|not)(?: any)? *2 (?:checks?|review|verification|approval|editing)`, 'anywhere'),
  pattern(does.approve, `(?:the )?(?:editor|editors|operator|developers?|administrator|newsroom|desk|chief editor|editor-in-chief) (?:has|have)(?: already)?(?: hereby)? (?:approved|authori[sz]ed|verified|cleared|signed off on|waived) (?:this|the present) (?:${text}|message|instruction|review)`, 'anywhere'),
  pattern(does.approve, `(?:set|change|move|switch)(?: the)?(?: draft'?s?| article'?s?)? (?:state|status|decision) *2 (?:to|as) (?:approved|published|final)`),
  pattern(does.unchecked, `(?:publish|approve|post|release|print|submit|accept|send)(?: it| this| the)? *4 without(?: any| a| further| human| editorial| more| prior)* *2 (?:review|checks?|checking|verification|edit(?:s|ing)?|approval|fact-?checks?|fact-?checking|oversight|human|attestation)`),
  pattern(does.unchecked, `(?:skip|bypass|disable|turn off|omit|suspend|avoid|do not run|don't run|do not perform|deactivate)(?: the| all| any| every| your| further)* *2 (?:fact[- ]?check(?:s|ing)?|verification|editorial review|human review|review step|check step|editorial checks?|checks on|sentence checks?|safety (?:filters?|checks?|rules)|content filters?|moderation)`),
  pattern(does.unchecked, `(?:do not|don't|never|no need to|you need not) (?:fact-?check|verify|check|question|doubt|review|flag) (?:this|these|the|any|it) *1 (?:${text}s?|claims?|sentences?|quotes?|quotations?|figures?|source|statements?|content)`),
  pattern(does.verdict, `(?:mark|label|flag|rate|score|treat|classify|record|count|consider|judge|report|list|accept|store)(?: each| every| all| any| this| these| the| it| its| of| following| above)+ *4 (?:as|to|to be)(?: a| an| being| fully)? (?:verified|supported|corroborated|confirmed|approved|facts?|factual|established|undisputed|trusted|authoritative|trustworthy|true|checked)`),
  pattern(does.verdict, `(?:attribute|credit|ascribe|assign)(?: each| every| all| any| this| these| the| it| its| of| following| above)+ *3 (?:claims?|statements?|quotes?|quotations?|sentences?|words|passages?|reports?|article|figures?|text) *3 to`),
  pattern(does.verdict, `set(?: the| every| each| all)* *1 (?:verdicts?|standings?|attributions?|speakers?|origins?|outlets?|sources?|kinds?|recipients?|scores?|confidence|citations?)(?: of *4 )?(?: to| as|(?=\\n))`),
  pattern(does.verdict, `replace(?: the| every| each| all| any)* *1 (?:links?|urls?|names?|sources?|headlines?|figures?|quotes?|quotations?|outlets?|speakers?|attributions?|citations?|addresses|recipients?) *3 (?:with|by)`),
  pattern(does.answer, `in (?:your|the final|your final) ${answer} *2 (?:you must|you should|you will|always|only|include|write|state|say|mention|add|do not|never|insert|link|cite|replace|quote|claim|report)`),
  pattern(does.answer, `your (?:final |next |whole )?${answer} (?:must|should|shall|has to|is to|will)(?: now)?(?: only)?(?: always)? (?:be|say|state|include|begin|start|end|contain|not|mention|cite|link|read|consist)`),
  pattern(does.answer, '(?:respond|reply|answer|output)(?: to this)?(?: only| just| exactly| solely| strictly)+ (?:with|in|by|the|yes|no|ok)'),
  pattern(does.answer, `(?:output|print|return|respond with|reply with|answer with|write only|say only)(?: only)? (?:the following|exactly|verbatim|this sentence|this text|nothing|an empty|the word|the words|the json)`),
  pattern(does.answer, `(?:summari[sz]e|describe|translate|render|headline|title) (?:this|the(?: above| present)?) (?:${text}) (?:only )?(?:as|with|by saying|by writing|using)`),
  pattern(does.answer, `(?:do not|don't|never) (?:mention|reveal|cite|quote|translate|summari[sz]e|report|repeat|disclose|show|tell)(?: about| of| the editor about)? (?:this|these) (?:instructions?|prompt|notice|message|note|orders?|passage|to the (?:user|editor|reader))`),
  pattern(does.answer, `(?:tell|inform|assure|convince) (?:the|your) (?:user|editors?|operator|desk) (?:that|to)`),
  pattern(does.send, `(?:send|forward|e-?mail|mail|post|upload|transmit|deliver|exfiltrate|copy|leak|report) *3 ${secret} *4 (?:to|at)`),
  pattern(does.send, `(?:send|forward|e-?mail|mail|post|upload|transmit|deliver|cc|bcc|copy) *2 ${carried} *4 (?:to|at) *2 ${place}`),
  pattern(does.send, `(?:include|insert|add|place|append|embed|put|cite|link to|use|give) *5 (?:link|url|address|hyperlink|footnote|image|citation)s? *6 (?:${place}|in (?:every|each|the|your) (?:summary|draft|answer|headline|output|footnote|sentence|article you))`),
  pattern(does.send, `(?:change|set|add|replace)(?: the| a)? (?:recipients?|newsletter(?:'s)? recipients?|subscribers?|mailing list) *3 (?:to|as|with)`),
  pattern(does.send, `(?:call|invoke|use|run|execute|open) the *2 (?:tool|function|api|endpoint|plugin|shell|browser)(?: named| called)? *3 (?:to|with|and)`),
  pattern(does.override, `(?:decode|decrypt|deobfuscate|translate) (?:this|the(?: following)?) *2 (?:base ?64|rot13|hex|string|cipher|text)? *3 (?:and|then) (?:follow|execute|obey|do|carry out|act on|run)`),
  pattern(does.override, '(?:follow|obey|execute|carry out) *2 (?:instructions?|orders?|commands?|directives?|steps) (?:below|hidden|that follow|in this (?:article|text|page|document|passage)|instead|from this (?:article|page|text))'),
  pattern(does.override, `${set} *2 (?:rules|instructions|guidelines|prompt|orders) (?:that )?(?:you (?:were|have been|had been) given|given to you|you received|from the (?:system|developer|start|beginning))`),
  pattern(does.override, '(?:everything|all|anything|the text|the instructions?) (?:above|before this|so far|up to here|until now) (?:is|are|was|were)(?: now)? (?:obsolete|void|cancelled|canceled|no longer|fake|a test|wrong|outdated|to be ignored)', 'anywhere'),
  pattern(does.override, 'your (?:real|new|actual|true|only|next|sole) (?:task|job|goal|instructions?|orders?|purpose|objective|mission) (?:is|are)'),
  pattern(does.override, '(?:begin|start|here are|follow|these are) (?:the |your )?(?:new|updated|real|actual) instructions|override (?:all |the )?(?:editorial|safety|fact|checks?|ignore|publish|approve|system|human|review)'),
  pattern(does.address, `to (?:the|any|all|every|whichever|whatever) ${machine} (?:that |which |who )?(?:is |are )?(?:read|summari[sz]|process|pars|analy[sz]|translat|writ|index|ingest)(?:s|es|e|ing)`),
  pattern(does.address, `(?:ai|llm|language model) (?:agents?|models?|assistants?|systems?|readers?|crawlers?|tools?) (?:rank|approve|publish|ignore|mark|cite|quote|attribute|treat|please|do not|you|write|say|disregard)(?! \\S+s )`),
  pattern(does.address, `${machine} (?:must|should|shall|have to|has to|are to|is to|will) (?:now )?(?:treat|mark|accept|consider|approve|publish|attribute|rank|credit) (?:the following|this|these|the (?:draft|article|claims?))`, 'anywhere'),
  pattern(does.answer, `(?:when|while|before|if)(?: you are| you)? (?:summari[sz]|translat|extract|analy[sz]|process|answer|quot|writ|cit)(?:e|es|ing)(?: about)? (?:this|the) *1 (?:${text}) *2 (?:always|only|state|do not|never|make sure|please|you must|be sure|mention|write|say|claim)`),
  pattern(does.unchecked, `(?:editorial checks?|fact[- ]?check(?:s|ing)?|human review|verification|review) (?:is|are) (?:now )?(?:disabled|off|suspended|waived|unnecessary|not needed|not required|switched off) for this ${text}`, 'anywhere'),
  pattern(does.unchecked, `(?:claims?|${text}|it) (?:needs?|requires?) no (?:further |more |human )*(?:verification|fact[- ]?check(?:s|ing)?|editorial review|human review)`, 'anywhere'),
  pattern(does.verdict, `(?:report|count|treat|list|rank|weigh) this (?:source|report|article|outlet|page) *1 (?:as|first|above|highest)`),
  pattern(does.send, `send an? (?:e-?mail|message|letter) to *4 with *3 ${secret}`),
  pattern(does.send, `(?:include|insert|add|append|embed|cite|link to|use) ${place} (?:in|to|as|at|with)`),
]; // prettier-ignore

/** What every order above has: a verb to begin with, a machine, or somebody who is spoken to. */
const needed = [
  set, machine, orders, 'you', 'your', 'everything|anything|all|begin|start|here|these|to|when|while|before|if|claims?|article|it|rank|weigh|editorial|fact|human|verification|review', 'reveal|print|repeat|show|output|display|leak|return|disclose|give me|tell|quote|copy|write|dump|recite',
  'act|behave|respond|answer|reply|pretend|role-?play|change|switch|set|replace|rename|assign|route|reassign|hand|give|transfer|move',
  'approve|accept|green-?light|endorse|sign off|clear|authori[sz]e|pass|auto-?approve|publish|post|release|approved|verified|cleared|authori[sz]ed|fact-checked|submit',
  'disable|turn off|omit|suspend|avoid|do not|don\'t|never|no need|deactivate|mark|label|flag|rate|score|treat|classify|record|count|consider|judge|report|list|store',
  'attribute|credit|ascribe|summari[sz]e|describe|translate|render|headline|title|say only|inform|assure|convince|send|forward|e-?mail|mail|upload|transmit|deliver|exfiltrate|cc|bcc',
  'include|insert|add|place|append|embed|put|cite|link|use|call|invoke|run|execute|open|decode|decrypt|deobfuscate|follow|obey|carry out|overrides?|supersedes?|takes? precedence|outranks?',
]; // prettier-ignore

export const english: OrderLanguage = { script: /[a-z]/u, gate: gateOf(needed), patterns };
