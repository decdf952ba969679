/**
 * Turns of phrase that say what a tool does, whatever it and its things are called. Each takes the name, title and first
 * sentence of a definition in lower case; each is linear, since its gaps are bounded.
 */
const people =
  '(?:customer|client|buyer|shopper|visitor|guest|user|member|patron|patient|tenant|subscriber|sender|author|reporter|reader|caller|writer|claimant|applicant|petitioner|requester|submitter|poster|person|correspondent|consumer|traveller|student|citizen|resident|whoever|somebody|someone|outsider|stranger)s?';
const said =
  '(?:wrote|written|typed|entered|said|says|put it|put them|phrased|composed|worded|filed|raised|opened|posted|supplied|submitted|sent in|sent us|told|tells|gave|left|lodged|asked?|asks|stated|reported|described|dictated|shared)';

const authorship = new RegExp(
  `\\b${people}\\b(?:'s?)?[^.]{0,24}\\b${said}\\b|\\b${said} (?:to us )?(?:by|from) (?:an? |the |its |our |their |his |her |one of our )?${people}\\b|\\b(?:words?|wording|phrasing|plea|question|account|story|text|letter)s? of (?:an? |the |its |their )?${people}\\b|\\b${people}'s? (?:own )?(?:words?|wording|phrasing|question|story|plea|text|letter)s?\\b`,
);

/** What the tool returns was worded by somebody outside. */
export function tellsAuthorship(text: string): boolean {
  return authorship.test(text);
}

const value =
  '(?:money|payments?|sums?|amounts?|funds|charges?|refunds?|price|fees?|reimbursements?|rebates?|payouts?)';
const moneyMoves = [
  new RegExp(
    `\\b(?:give|hand|pay|send|transfer|return|credit|restore|put|move|release|wire|remit)s?\\b[^.]{0,32}\\b(?:${value}\\b[^.]{0,24}\\bback\\b|back\\b[^.]{0,16}\\b${value}\\b)`,
  ),
  new RegExp(
    `\\b${value}\\b[^.]{0,24}\\b(?:returns?|goes|go|flows?|is (?:returned|credited|sent|paid|moved))\\b[^.]{0,24}\\b(?:to|on|onto|back)\\b`,
  ),
  new RegExp(
    `\\b(?:return|credit|restore|hand|pay|send|transfer|move|release)s?\\b[^.]{0,20}\\b${value}\\b[^.]{0,24}\\bto (?:an? |the |its |their |his |her )?(?:\\w{1,16} )?(?:card|buyer|customer|client|payer|payee|seller|account|shopper|person|bank|wallet|beneficiary|recipient)\\b`,
  ),
  new RegExp(
    `\\b(?:reverse|undo|book|make|issue|grant|start|process)s?\\b[^.]{0,20}\\b(?:payment|charge|refund|reimbursement|repayment|rebate|remittance|payout)s?\\b`,
  ),
  /\bmoney[- ]?back\b|\bcharge[- ]?back\b|\bpay[- ]?back\b/,
];

/** Money moves, or moves back. */
export function movesMoney(text: string): boolean {
  return moneyMoves.some((pattern) => pattern.test(text));
}

const receivers =
  '(?:recipient|addressee|receiver|correspondent|somebody|someone|person|customer|client|contact|people|colleague)s?';
const letters =
  '(?:e-?mails?|mails?|letters?|messages?|notes?|memos?|notices?|sms|lines?|bulletins?|dispatch(?:es)?|update|reply|answer)';
const messagesLeave = [
  new RegExp(
    `\\b(?:writes?|composes?|issues?|puts?|drops?|ships?|passes|pass|answers?|speeds?|addresses|hands?|submits?|posts?|moves?)\\b[^.]{0,32}\\b${letters}\\b[^.]{0,48}\\b(?:to|for|by)\\b[^.]{0,24}\\b(?:${receivers}|e-?mail|mail|post|phone)\\b`,
  ),
  new RegExp(
    `\\b(?:writes?|answers?|tells?|informs?|contacts?|drops?|reach(?:es)?|lets?|passes|pass|speaks?|corresponds?)\\b[^.]{0,20}\\b${receivers}\\b[^.]{0,40}\\b(?:by|through|over|via) (?:electronic |e-?)?(?:mail|post|sms|text|phone|message|letter)\\b`,
  ),
  new RegExp(
    `\\b(?:relay|ship|pass|broadcast|telegraph|issue|correspond|drop)\\w{0,3}\\b[^.]{0,48}\\b(?:to|for|with) (?:an? |the |one |some |its )?(?:\\w{1,16} )?${receivers}\\b`,
  ),
  /\binto (?:an? |the )?out(?:box|going)\b|\boutgoing (?:mail|message|letter)/,
];

/** A text of the caller's choice goes to somebody. */
export function writesToSomebody(text: string): boolean {
  return messagesLeave.some((pattern) => pattern.test(text));
}

const usableSecrets =
  /\b(?:access|entry|pass|unlock) ?codes?\b|\b(?:private|signing|encryption|ssh|deploy|master) keys?\b|\blog-?ins? (?:data|details|secrets?)\b|\bpin (?:codes?|of|for)\b|\bpass(?:phrase|word|code|key)s?\b|\bcredentials?\b|\bsecrets?\b|\btokens? (?:of|for|kept|stored|held)\b/;
const handsOver =
  /\b(?:gets?|fetch(?:es)?|pulls?|takes?|draws?|hands?|delivers?|supply|supplies|recovers?|resolves?|issues?|gives?|looks? up|obtains?|reads?|reveals?|shows?|returns?|retrieves?|loads?|extracts?|brings?|yields?|unlocks?|tells?|discloses?|provides?|surrenders?|lends?)\b/;

/** A secret that can be used comes back, in words that the lists of verbs read otherwise. */
export function handsOutSecret(text: string): boolean {
  return usableSecrets.test(text) && handsOver.test(text);
}
