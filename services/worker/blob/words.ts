/**
 * Words that states are likely to hold, each by its number. A word that is not here stands in full once in each blob, so
 * this list saves bytes and decides nothing. Those that are values, and so stand in a
 * blob again and again, come first. Words are added at the end, and none is ever taken out.
 */
const list = `
allowed answered tool order data overlap untrusted begin end instant secret selector payload passage personal
destination tools/call read.private read.untrusted read.public read.sensitive credential.read write destroy
execute pay account.change identity.change schedule discover egress.message egress.network egress.share refused
held cancelled lost error host resource credential other yes no perhaps gateway stdio http secret.token
secret.key secret.password instruction hidden-characters code internal.address format tenant session origin
clockMs sources graph detectors chains live method confidence boot high seen missing lastMs calls folded
entities results overflow call requestedMs completedMs isRequestKnown server target kind agent capabilities
labels taints verdict outcome argumentBytes resultBytes edges from roles halves ranks id version hash prefixes
state dueMs keys key log full tail head floor before count newest endings base own take older watermarkMs
horizonMs madeUps timeMs seq phase event maybe probes isLacking isCut feeds isRound isMadeUp subject values
isOpen partials flights item progress startMs decidedMs readyMs since last certainty captures steps total
distinct isMerged isWide step tick valueCount fp role principal name command destinations clearedAt forgotten
turns window sightings waiting earliestMs left positions outbox incarnation partition epoch offset index topic
value headers expiresAt errors detector chain uid revision firstMs foundMs untilMs createdMs commands withdrawn
found isCertain isRefused partial by alerts faults isFloodTold former sinceMs isTold told refusedBy candidates
amount resources/read prompts/get notifications/message completion/complete personal.email personal.phone
personal.payment-card personal.national-id personal.iban parts idleUntilMs requests
`;

export const words: readonly string[] = list.trim().split(/\s+/);
