/** What the name of a place says about the value in it. */
export type NameEvidence = 'password' | 'key' | 'token' | 'identifier' | 'none';

const passwords = new Set(
  'password passwords passwd passwort pwd pass passphrase passcode passkey pin otp totp mnemonic seed unlock combination'.split(
    ' ',
  ),
);
const secrets = new Set(
  'secret secrets token apikey credential credentials creds authorization bearer jwt cookie dsn pat authkey accesskey secretkey privatekey sessionkey auth login'.split(
    ' ',
  ),
);
const keyOwners = new Set(
  'api access private secret signing encryption master service account auth deploy license licence ssh storage shared security bot app client webhook session root admin vault crypto wallet recovery backup unlock entry'.split(
    ' ',
  ),
);
const keyNouns = new Set(['key', 'keys', 'code', 'codes', 'phrase', 'phrases', 'word', 'string', 'material']);
// The last word of a name decides: `token_type` and `secret_name` hold no secret.
const identifiers = new Set(
  'id ids uid uuid guid name names hash sha sha1 sha256 md5 digest checksum etag cursor page count size limit max min total usage budget commit revision version date time at timestamp created updated expires expiry expiration type kind path file filename email url uri link href arn public fingerprint thumbprint status state enabled required length policy hint title description scope scopes label mime format order ref reference number line sku'.split(
    ' ',
  ),
);
const pagination = new Set(['next', 'page', 'cursor', 'continuation', 'previous', 'sync', 'resume']);

export function isNamedSecret(evidence: NameEvidence): evidence is 'password' | 'key' | 'token' {
  return evidence === 'password' || evidence === 'key' || evidence === 'token';
}

export function evidenceOfName(name: string): NameEvidence {
  const words = wordsOfName(name);
  const last = words.at(-1);
  if (last === undefined) return 'none';
  if (identifiers.has(last) || words.some((word) => word === 'public' || pagination.has(word))) return 'identifier';
  if (words.some((word) => passwords.has(word))) return 'password';
  if (words.includes('private') && keyNouns.has(last)) return 'key';
  if (words.some((word) => secrets.has(word))) return 'token';
  const owned = words.findIndex((word, index) => keyNouns.has(word) && keyOwners.has(words[index - 1] ?? ''));
  return owned === -1 ? 'none' : 'token';
}

function wordsOfName(name: string): string[] {
  return name
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
