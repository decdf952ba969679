import type { DefinitionWords } from './definition-words.ts';
import { handsOutSecret, movesMoney, tellsAuthorship, writesToSomebody } from './phrases.ts';
import { nouns } from './vocabulary.ts';
import { withImplied } from './capability-names.ts';
import type { CapabilityName } from './capability-names.ts';

interface WordRule {
  readonly name: CapabilityName;
  readonly holds: (words: DefinitionWords) => boolean;
}

const isRead = (words: DefinitionWords): boolean => words.hasVerb('read', 'list', 'search');
const isChange = (words: DefinitionWords): boolean => words.hasVerb('write', 'destroy', 'grant');
const isOutward = (words: DefinitionWords): boolean => words.hasVerb('send', 'post', 'share', 'pay');
const says = (words: DefinitionWords, pattern: RegExp): boolean => pattern.test(words.text);
const takes = (words: DefinitionWords, ...names: string[]): boolean => names.some((name) => words.parameters.has(name));

const fetchesAddress = (words: DefinitionWords): boolean =>
  takes(words, 'url', 'urls', 'uri', 'link', 'website', 'webhookurl', 'endpoint', 'targeturl', 'pageurl') &&
  (words.hasVerb('visit', 'read') || words.hasNoun('web')) &&
  !words.hasVerb('send', 'pay');

const searchesWeb = (words: DefinitionWords): boolean =>
  words.hasVerb('search') && says(words, /\b(?:web|internet|online|search engine|news|social|world wide)\b/);

const isPublicMatter = (words: DefinitionWords): boolean =>
  (words.hasNoun('ledger') || (words.hasNoun('market') && !words.hasNoun('mail', 'secret', 'identity', 'money'))) &&
  !words.isOwned &&
  !says(words, /\b(?:my|your|account|private|custom|own)\b/);

const keepings: ReadonlySet<string> = new Set(
  'set create update store write put add change rotate reset list validate verify check save import login connect'.split(
    ' ',
  ),
);

/** The secret goes the other way, or something is said of it only. */
const keepsSecret = (words: DefinitionWords): boolean =>
  [...words.actions].some((action) => keepings.has(action)) ||
  says(
    words,
    /\b(?:names of|metadata|polic(?:y|ies)|strength|hash|derived|examples?|drafts?|prices?|balances?|contracts?|chain|nft|usage|count)\b/,
  );

const readsOutsiders = (words: DefinitionWords): boolean => {
  if (!isRead(words) || (isChange(words) && !words.hasVerb('read', 'search'))) return false;
  if (searchesWeb(words) || fetchesAddress(words) || tellsAuthorship(words.text)) return true;
  if (says(words, /\b(?:list|count|schema|settings?|templates?|labels?|filters?|status|drafts?|folders?|quota)\b/)) {
    return says(words, /\b(?:e?-?mails|messages|comments|reviews|tweets|conversations)\b/);
  }
  return words.hasNoun('mail', 'chat', 'social', 'tracker');
};

const rules: readonly WordRule[] = [
  {
    name: 'credential.read',
    holds: (words) =>
      (isRead(words) &&
        words.hasNoun('secret') &&
        !words.hasVerb('destroy', 'send') &&
        !says(words, /\blist\b[^.]*\bnames\b|\bmetadata\b|\bpolicy\b/)) ||
      (isRead(words) &&
        says(
          words,
          /\b(?:environment variables?|connection strings?|(?:access|api|auth|jwt|bearer|session) (?:tokens?|keys?)|auth\w* codes?|log-?in links?|sign-?on links?|reset links?)\b/,
        )) ||
      (words.hasVerb('write', 'execute') &&
        says(
          words,
          /\b(?:create|generate|issue|regenerate|rotate|new)\b[^.]*\b(?:access keys?|api (?:keys?|tokens?)|tokens?|secrets?|credentials?|log-?in links?)\b/,
        ) &&
        !says(words, /\b(?:token (?:price|balance|transfer)|erc|nft|design token)\b/)) ||
      ((handsOutSecret(words.text) || (words.actions.size === 0 && words.hasNoun('secret'))) &&
        !words.hasVerb('destroy', 'grant') &&
        !keepsSecret(words)),
  },
  {
    name: 'egress.message',
    holds: (words) =>
      (words.hasVerb('send') &&
        (words.hasNoun('mail', 'chat', 'person', 'tracker') ||
          says(words, /\b(?:notif\w+|invit\w+|recipient|addressee|alert|reminder|somebody|someone|people|person)\b/) ||
          takes(words, 'to', 'recipient', 'recipients', 'channel', 'message', 'phone', 'email')) &&
        !words.hasVerb('list', 'search') &&
        !says(words, /\b(?:transaction|funds|money|eth|tokens?|key(?:s|press|stroke)?|request|draft|webhook)\b/)) ||
      (words.hasVerb('post', 'write') &&
        says(
          words,
          /\b(?:add|post|create|write|leave|make|new|submit)\b[^.]{0,40}\b(?:comments?|repl(?:y|ies)|messages?|invitations?|notifications?|communication|outbound call|phone call|sms|memo to)\b/,
        ) &&
        !says(words, /\b(?:draft|template|schema)\b/)) ||
      (writesToSomebody(words.text) &&
        !words.hasVerb('list', 'search') &&
        !says(words, /\b(?:draft|template|schema|get|fetch|read|show)\b/)),
  },
  {
    name: 'egress.network',
    holds: (words) =>
      fetchesAddress(words) ||
      (words.hasVerb('visit') && words.hasNoun('web')) ||
      (words.hasVerb('write') &&
        says(words, /\b(?:webhooks?|forwarders?|forwarding|callback url|from (?:a |an |the )?urls?|clone)\b/)) ||
      says(words, /\bhttp requests?\b|\bopen (?:a |the )?(?:url|web ?page|website)\b/),
  },
  {
    name: 'egress.share',
    holds: (words) =>
      words.hasVerb('share') ||
      (words.hasVerb('write', 'read') &&
        says(
          words,
          /\b(?:create|add|update|generate|get|set|make)\b[^.]{0,30}\b(?:shar(?:ed?|ing) (?:link|permission|access)|public link|sharing|(?:pull|merge) request|public(?:ly)?(?: visible| accessible))\b/,
        )) ||
      (words.hasVerb('post') && words.hasNoun('social')) ||
      (words.hasVerb('write', 'send') &&
        says(words, /\b(?:create|write|make|send|new)\b[^.]{0,24}\b(?:tweet|post|release)s?\b/) &&
        words.hasNoun('social')) ||
      says(words, /\bdeploy\b[^.]*\b(?:site|website|page|static)\b/),
  },
  {
    name: 'execute',
    holds: (words) =>
      (words.hasVerb('execute') &&
        (words.hasNoun('code', 'job') ||
          says(words, /\b(?:quer(?:y|ies)|statements?|tests?|tool|apps?|application|packages?|project|sql)\b/)) &&
        !says(words, /\bread-?only\b|\bselect\b|\bdry run\b|\bsearch\b/)) ||
      (words.hasVerb('compute') && says(words, /\bevaluate\b[^.]*\b(?:javascript|script|expression|code)\b/)) ||
      (words.hasVerb('write') &&
        says(
          words,
          /\b(?:start|install|trigger|launch)\w*\b[^.]{0,40}\b(?:jobs?|workflows?|pipelines?|packages?|dependenc(?:y|ies)|tasks?|builds?|plugins?|scripts?)\b/,
        )) ||
      (words.hasVerb('execute') && takes(words, 'code', 'script', 'command', 'sql', 'cmd')),
  },
  {
    name: 'pay',
    holds: (words) =>
      (words.hasVerb('pay') &&
        (words.hasNoun('money', 'market') || takes(words, 'amount', 'toaddress', 'quantity', 'sum', 'payee')) &&
        !says(words, /\b(?:data|files?|ownership|domain transfer|calls?|history|list)\b/)) ||
      (words.hasVerb('write', 'execute') &&
        says(
          words,
          /\b(?:place|submit|create|initiate|make|execute|renew|capture|issue|modify|close)\w*\b[^.]{0,32}\b(?:(?:market |limit |purchase |buy |sell |renewal |new |instant |normal |pending |existing )*(?:orders?|refunds?|payments?|payouts?|settlements?|transfers?|positions?|purchases?|subscriptions?))\b/,
        ) &&
        !says(words, /\b(?:link|notes?|draft|list|template|quote|product)\b/)) ||
      (words.hasVerb('grant', 'write') && says(words, /\bapprove\b[^.]*\bspend/)) ||
      (movesMoney(words.text) &&
        !words.hasVerb('list', 'search') &&
        !says(words, /\b(?:get|show|retrieve|check|status|details?|history|link|notes?|draft|quote)\b/)),
  },
  {
    name: 'account.change',
    holds: (words) =>
      words.hasVerb('write', 'destroy', 'grant') &&
      says(
        words,
        /\b(?:my|your|own|account|user)'?s? (?:profile|settings?|preferences|account|address|details)\b|\b(?:passwords?|payment methods?|auto-?renewal|renewal|autorepl(?:y|ies)|auto-?responder|forwarders?|forwarding|catch-?all|mail(?:box)? filters?|recovery|privacy protection|two-factor|2fa|mfa|plan|email filters?|vacation)\b/,
      ) &&
      !says(words, /\b(?:get|list|check|purchase)\b/),
  },
  {
    name: 'identity.change',
    holds: (words) =>
      isChangeOfWho(words) && !says(words, /\b(?:get|list|describe|message|tag|label|design token|profile|chat)\b/),
  },
  {
    name: 'destroy',
    holds: (words) =>
      words.hasVerb('destroy') &&
      !says(
        words,
        /\b(?:reset (?:zoom|view|camera|filters?)|(?:label|tag|reaction|member|item|user)s? from|clear\w* (?:cache|selection))\b/,
      ),
  },
  {
    name: 'schedule',
    holds: (words) =>
      (words.hasVerb('write') || words.hasVerb('destroy', 'send') || says(words, /\bschedule\b/)) &&
      words.hasNoun('calendar') &&
      says(
        words,
        /\b(?:events?|reminders?|timers?|alarms?|cron|recurring|scheduled|appointments?|meetings?|bookings?|schedule)\b/,
      ) &&
      !words.hasVerb('destroy') &&
      !says(words, /\b(?:get|list|search|find|event (?:type|log)|custom event|calendar_list)\b/),
  },
  {
    name: 'write',
    holds: (words) =>
      words.hasVerb('write', 'destroy') ||
      (words.hasVerb('post') && !says(words, /\bsearch|\bget\b|\bread\b|\blist\b/)),
  },
  {
    name: 'discover',
    holds: (words) =>
      (words.hasVerb('list') && words.hasNoun('structure', 'file')) ||
      (words.hasVerb('read', 'search') &&
        says(
          words,
          /\b(?:schemas?|available|columns|structure|tree|who ?am ?i|capabilit(?:y|ies)|supported|all (?:the )?(?:tables|databases|collections|channels|projects|users|spaces|teams|nodes|servers))\b/,
        )),
  },
  {
    name: 'read.untrusted',
    holds: readsOutsiders,
  },
  {
    name: 'read.sensitive',
    holds: (words) =>
      isRead(words) &&
      !isPublicMatter(words) &&
      !isOutward(words) &&
      (words.hasNoun('mail', 'person', 'money') ||
        says(
          words,
          /\b(?:direct messages?|dms?|chats?|conversations?|health|medical|patients?|diagnos\w+|security findings?|vulnerabilit\w+|audit|personal|salary|ssn|profile|contacts?|permissions)\b/,
        )) &&
      !(isChange(words) && !words.hasVerb('read', 'list', 'search')),
  },
  {
    name: 'read.public',
    holds: (words) =>
      isRead(words) && !isChange(words) && !isOutward(words) && (searchesWeb(words) || isPublicMatter(words)),
  },
  {
    name: 'read.private',
    holds: (words) =>
      isRead(words) &&
      !isPublicMatter(words) &&
      !searchesWeb(words) &&
      !fetchesAddress(words) &&
      !(isOutward(words) && !words.hasVerb('list', 'search')) &&
      !words.hasVerb('visit'),
  },
];

function isChangeOfWho(words: DefinitionWords): boolean {
  const change = words.hasVerb('grant') || words.hasVerb('write', 'destroy');
  if (!change) return false;
  if (
    says(
      words,
      /\b(?:access keys?|api (?:keys?|tokens?)|public keys?|roles?|permissions?|polic(?:y|ies)|serviceaccounts?|service accounts?|cluster ?roles?|owner(?:ship)?|collaborators?|mailbox(?:es)?)\b/,
    )
  ) {
    return !says(
      words,
      /\b(?:retention|cache|lifecycle|backup|file|settings|password|folder|filter|autoreply|webhook)\b/,
    );
  }
  return (
    says(
      words,
      /\b(?:create|add|delete|remove|drop|update|ban|invite|promote|new)\w*\b[^.]{0,24}\b(?:users?|groups?|members?|admins?|accounts?)\b/,
    ) && words.name.some((word) => nouns.identity.has(word))
  );
}

/** Capabilities that the words of a definition tell of, with what they imply. */
export function readCapabilities(words: DefinitionWords): Set<CapabilityName> {
  const found = new Set(rules.filter((rule) => rule.holds(words)).map((rule) => rule.name));
  return withImplied(found);
}
