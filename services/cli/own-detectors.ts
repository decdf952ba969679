import { defaultWorkerSettings, type DetectorFolder, folderText, openDetectorFolder } from '../worker/wiring.ts';

/** The user's own folder of detectors, if one is named. What is wrong with it is said. Throws E_CONFIG. */
export async function openOwnDetectors(
  folder: string | undefined,
  say: (text: string) => void,
): Promise<DetectorFolder | undefined> {
  if (folder === undefined) return undefined;
  return openDetectorFolder(folder, { ...defaultWorkerSettings(), onNews: (news) => say(folderText(news)) });
}
