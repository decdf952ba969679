/**
 * Words by what they say of a tool. They are the general vocabulary of the field with its synonyms; no server, product
 * or vendor is among them.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const verbs = {
  read: list(
    'get fetch read retrieve show describe view return lookup look obtain pull load check inspect display see open peek access give provide analyze count verify download export collect extract query find search report monitor track compare summarize explain receive report-on recall consult pick tail reveal unseal disclose grab scan',
  ),
  list: list('list enumerate browse discover ls index inventory catalog'),
  search: list('search find query lookup explore discover filter seek locate'),
  write: list(
    'create add insert update set put edit modify change rename move copy upload write append save store configure enable disable assign attach detach label tag mark make register import patch replace upsert archive restore adjust duplicate clone merge commit toggle fill press drag type select check uncheck link unlink close reopen resolve complete pin unpin star bind apply scale rotate resize lock unlock record log increment sync ingest new build initiate initialize init setup draft switch turn control activate deactivate subscribe unsubscribe convert-to cancel trash unpublish regenerate renew play pause resume stop restart reboot start click tap fill annotate place populate revert rollback undo manage organize connect allocate reorder compose book reserve enter keep file',
  ),
  destroy: list(
    'delete remove drop purge truncate uninstall kill terminate revoke wipe erase flush destroy deregister unregister obliterate discard expunge prune recreate reset',
  ),
  send: list(
    'send reply notify broadcast message email dispatch forward respond dm text mail ping invite resend transmit deliver relay communicate courier',
  ),
  post: list('post comment publish tweet announce'),
  share: list('share publish expose unshare'),
  execute: list('run execute exec eval evaluate invoke trigger deploy launch install spawn perform rerun replay'),
  pay: list(
    'pay transfer refund capture payout buy sell purchase trade swap reimburse remit withdraw deposit donate charge settle disburse checkout bid stake approve wire recompense compensate repay recoup rebate chargeback payback',
  ),
  compute: list(
    'calculate compute convert format generate think reason validate parse translate transform encode decode plan estimate hash render draw summarise summarize sum sort evaluate echo wait sleep reflect detect classify solve simulate',
  ),
  grant: list('grant revoke authorize invite ban unban promote demote assign attach detach impersonate'),
  visit: list('navigate goto visit browse crawl scrape spider fetch'),
} as const;

export type VerbClass = keyof typeof verbs;

export const nouns = {
  web: list('web website webpage url uri internet html site link rss page markdown crawl webpages http'),
  mail: list('email mail inbox mailbox gmail letter correspondence e-mail mailing envelope'),
  chat: list('chat message conversation dm sms im thread channel whisper mms messenger text telegram memo'),
  social: list('post tweet feed timeline reel story social follower hashtag video subreddit forum blog note trending'),
  tracker: list(
    'issue ticket comment review pr discussion case complaint feedback annotation reply enquiry inquiry petition grievance dossier submission helpdesk',
  ),
  secret: list(
    'secret credential password passphrase kubeconfig apikey passcode keychain vault privatekey keystore passwords env dotenv safe strongbox locker keyring confidential',
  ),
  person: list(
    'contact customer patient employee person people lead client recipient candidate student subscriber colleague',
  ),
  money: list(
    'payment invoice transaction balance position payout refund settlement holding portfolio wallet margin order trade deposit withdrawal charge dispute salary payroll expense bank earnings fund pnl billing subscription receipt bill ledger equity remittance reimbursement statement debt money fund card cash',
  ),
  market: list(
    'price weather stock ticker quote forecast candle ohlc ohlcv kline coin exchange market crypto rate wikipedia encyclopedia dictionary definition paper article journal academic scholar arxiv patent news holiday geocode map train flight hotel airport recipe anime song lyric pokemon champion league documentation docs library package registry blockchain nft erc20 gas ens sec gdp economic city location poi restaurant air earthquake astronomy protein gene drug law legislation sports trending hot indicator funding ip dns whois domain availability timezone gif font emoji trivia joke guide tutorial cryptocurrency orderbook interline publication preprint transcript tld asn telemetry driver card catalog',
  ),
  calendar: list(
    'calendar event reminder appointment meeting alarm timer cron schedule booking reservation recurring recurrence cronjob',
  ),
  ledger: list(
    'eth erc20 erc721 erc1155 nft blockchain onchain chain gas evm utxo mempool defi swap dex token block contract',
  ),
  identity: list(
    'user role permission policy group member membership grant access key token admin account iam acl serviceaccount clusterrole binding principal identity mailbox ownership owner owners collaborator',
  ),
  code: list(
    'code script command shell bash javascript js python terminal expression snippet cmd powershell program repl console sql cypher',
  ),
  job: list(
    'job workflow pipeline task function container agent build deployment action test notebook lambda actor automation procedure macro scenario playbook dag flow run',
  ),
  structure: list(
    'table database schema collection namespace directory folder tool model host channel bucket project repository workspace resource column field dataset index device server service node cluster topic queue board team space label category tag type calendar instance pod list sheet tab window user branch team organization template environment region zone image volume network vpc keyspace catalog view function endpoint app application plugin extension agent voice drive mount file process simulator device playlist vault content bookmark section component',
  ),
  file: list('file document folder directory path disk attachment filesystem'),
  record: list(
    'record row entry item document note task memory data log metric status config configuration setting detail information resource object report',
  ),
} as const;

export type NounClass = keyof typeof nouns;

/** Words of a thing that belongs to somebody: what is read is not public. */
export const ownership = list(
  'your my account organization workspace project tenant vault authenticated inbox cart store bucket board own private personal internal team installed configured',
);

const known = new Set([...Object.values(verbs), ...Object.values(nouns), ownership].flatMap((words) => [...words]));

/** The form of a word under which the lists hold it: singular, infinitive. */
export function lemmaOf(word: string): string {
  if (known.has(word)) return word;
  for (const form of formsOf(word)) if (known.has(form)) return form;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function formsOf(word: string): string[] {
  const forms: string[] = [];
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('es')) forms.push(word.slice(0, -2));
  if (word.endsWith('s')) forms.push(word.slice(0, -1));
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
    const stem = word.slice(0, -ending.length);
    forms.push(stem, `${stem}e`, stem.slice(0, -1));
  }
  return forms;
}
