import { withSurvey } from './scan-room.ts';
import { evidenceOfName } from './secret-names.ts';
import type { NameEvidence } from './secret-names.ts';
import { findShapedSecrets } from './secret-shapes.ts';
import type { Secret, SecretKind } from './secret-shapes.ts';
import { finish } from './steps.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';
import { scanTokens, splitPair, valueNames } from './token-scan.ts';
import { kindOfWhole } from './whole-secret.ts';

export interface NamedPlace {
  /** Nearest key above the text. */
  readonly key?: string | undefined;
  /** Text of a sibling that names the value. */
  readonly caption?: string | undefined;
  /** It is all that the result says: then it is the credential, if it can be one at all. */
  readonly isSole?: boolean | undefined;
}

export interface SecretPlace extends NamedPlace {
  /** The text is a result of a tool that reads credentials. */
  readonly fromVault: boolean;
}

/** Secrets of a text: by their own shape, by the name or the words beside them, and by their randomness. */
export function findSecrets(text: string, place: SecretPlace): readonly Secret[] {
  return withSurvey(text, (survey) => finish(secretSteps(survey, place, place.fromVault)));
}

export function* secretSteps(survey: TextSurvey, place: NamedPlace, fromVault: boolean): Steps<readonly Secret[]> {
  const { text } = survey;
  const found = new Map<string, Secret>();
  const add = (kind: SecretKind, value: string): void => {
    if (!found.has(value)) found.set(value, { kind, value, distinctive: value });
  };
  for (const secret of findShapedSecrets(survey)) found.set(secret.value, secret);
  yield;
  const evidence = evidenceOfPlace(place);
  const whole = text.trim();
  const isPair = (splitPair(whole)?.value ?? '') !== '';
  const isStated = fromVault && (place.isSole === true || valueNames.test(place.key ?? ''));
  const kind = kindOfWhole({ text: whole, isPair, evidence, fromVault, isStated });
  const isSettled = !isPair && !/\s/.test(whole) && (kind !== undefined || evidence === 'identifier');
  if (!isSettled) yield* scanTokens(survey, { evidence, fromVault }, add);
  const parts = withoutParts([...found.values()]);
  return kind === undefined || found.has(whole) ? parts : [...parts, { kind, value: whole, distinctive: whole }];
}

function evidenceOfPlace({ key, caption }: NamedPlace): NameEvidence {
  const ofKey = key === undefined ? 'none' : evidenceOfName(key);
  if (ofKey !== 'none' || caption === undefined) return ofKey;
  return evidenceOfName(caption);
}

/** Drops what is part of a longer secret, such as the segments of a web token. */
function withoutParts(secrets: readonly Secret[]): Secret[] {
  if (secrets.length > 64) return [...secrets];
  return secrets.filter(
    (one) => !secrets.some((other) => other.value.length > one.value.length && other.value.includes(one.value)),
  );
}
