import { createTenantCeiling } from '../../../../../detectors/catalog/rates/tenant-ceiling.ts';
import { describeSharedCeiling } from '../../../../support/shared-ceiling-suite.ts';

describeSharedCeiling({
  id: 'rate.tenant-ceiling',
  create: createTenantCeiling,
  limit: 460,
  elsewhere: (call) => ({ ...call, tenant: 'other' }),
});
