import { createToolCeiling } from '../../../../../detectors/catalog/rates/tool-ceiling.ts';
import { describeSharedCeiling } from '../../../../support/shared-ceiling-suite.ts';

describeSharedCeiling({
  id: 'rate.tool-ceiling',
  create: createToolCeiling,
  limit: 230,
  elsewhere: (call) => ({ ...call, target: { ...call.target, name: 'another' } }),
});
