import { createServerCeiling } from '../../../../../detectors/catalog/rates/server-ceiling.ts';
import { describeSharedCeiling } from '../../../../support/shared-ceiling-suite.ts';

describeSharedCeiling({
  id: 'rate.server-ceiling',
  create: createServerCeiling,
  limit: 230,
  elsewhere: (call) => ({ ...call, server: { ...call.server, id: 'server-2' } }),
});
