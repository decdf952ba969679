import { createPrincipalCeiling } from '../../../../../detectors/catalog/rates/principal-ceiling.ts';
import { describeSharedCeiling } from '../../../../support/shared-ceiling-suite.ts';

describeSharedCeiling({
  id: 'rate.principal-ceiling',
  create: createPrincipalCeiling,
  limit: 46,
  elsewhere: (call) => ({ ...call, session: { ...call.session, key: call.session.key.replace('a1b2', 'ffff') } }),
});
