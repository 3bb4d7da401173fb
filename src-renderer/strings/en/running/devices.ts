/** Words of the Devices screen, in English. */
import type { ChoiceGround } from '../../../../src-main/contract/running/devices';

export const devicesEn = {
  intro: 'What can compute the networks on this computer. The automatic choice takes the fastest device that was measured.',
  machine: 'This computer',
  threads: (n: string) => (n === '1' ? '1 thread' : `${n} threads`),
  noCard: 'no graphics card that the system names',
  names: {
    'onnx/cpu': 'Processor',
    'onnx/webgpu': 'Graphics card (WebGPU)',
    'onnx/cuda': 'Graphics card (CUDA)',
    'onnx/dml': 'Graphics card (DirectML)',
    'tensorflow/gpu': 'Graphics card (TensorFlow)',
    'tensorflow/cpu': 'Processor (TensorFlow)',
    'tensorflow/javascript': 'JavaScript (TensorFlow)',
  } as Readonly<Record<string, string>>,
  explain: (ground: ChoiceGround, device: string, speed: string | null, hasCard: boolean, isMeasuring: boolean) => {
    const words = `Using ${device}${speed === null ? '' : `: ${speed} images/s`}`;
    if (ground === 'picked') return `${words}. You picked it.`;
    if (ground === 'gone') return `${words}. The device you picked is not there.`;
    if (ground === 'unmeasured')
      return `${words}. ${isMeasuring ? 'Its speed is being measured for the first time.' : 'Nothing has been measured yet.'}`;
    return `${words}. ${hasCard ? 'The fastest of those measured.' : 'No graphics card was found.'}`;
  },
  stays: (device: string) =>
    `The experiments of this project were begun on ${device} and stay there, so that their runs belong together. Picking a device below moves them.`,
  choice: 'Compute on',
  auto: 'Automatic: the fastest',
  choiceHint:
    'Counts for new experiments, and for the open project: experiments begun on another device are then computed anew when you start them. Their results stay until then.',
  chosen: (device: string) => `From now on experiments are computed by ${device}.`,
  chosenAuto: 'From now on the fastest device is used for new experiments.',
  measure: 'Measure',
  measureAgain: 'Measure again',
  measuring: (device: string) => `Measuring ${device}\u00a0…`,
  landing: 'Placing drawings',
  landed: (ms: string, n: number) =>
    `From the lifted pen to the mark on the map: ${ms} ms (median of the last ${n === 1 ? 'drawing' : `${n} strokes`} in this window). Trainings that run at the same time make it longer.`,
  measureHint: 'Trains the networks of all presets for some seconds on each device: about half a minute each. You can go on working.',
  measuredNow: 'Measured just now.',
  measuredAgo: (ago: string) => `Measured ${ago}.`,
  found: 'Found',
  device: 'Device',
  version: 'Version',
  training: 'Training',
  trainingMeaning: 'Images per second that the study’s network is trained on (224 pixels, classification and mapping). Higher is better.',
  evaluation: 'Evaluation',
  evaluationMeaning: 'Images per second that the study’s network places on the map without learning from them. Higher is better.',
  perSecond: (n: string) => `${n}/s`,
  duration: 'All steps of this project',
  durationMeaning: 'How long all steps of this project that can be started would take from the beginning on this device.',
  notMeasured: 'not measured',
  forChecking: 'for checking numbers only',
  missing: 'Not available here',
  missingNone: 'Everything this program knows was found.',
  howTo: {
    'onnx/webgpu':
      'Uses any graphics card, without CUDA. Install the current driver of the card; on Linux also Vulkan (packages libvulkan1 and mesa-vulkan-drivers, or the NVIDIA driver).',
    'onnx/cuda': 'For NVIDIA cards. Needs the NVIDIA driver and CUDA 12, and one command in the program’s folder.',
    'onnx/dml': 'For graphics cards on Windows 10 and later. Install the current driver of the card, with DirectX 12.',
    'tensorflow/gpu':
      'For NVIDIA cards. Needs the NVIDIA driver and a TensorFlow for graphics cards, and one command in the program’s folder.',
    'tensorflow/cpu': 'Needs a TensorFlow for Python, and one command in the program’s folder.',
    'tensorflow/javascript': 'Comes with the development version of the program; only for checking numbers.',
  } as Readonly<Record<string, string>>,
  extras: 'Extras for graphics cards',
  extrasNone: 'This version of the program names no extras for this system.',
  extrasIntro:
    'Libraries of the makers of graphics cards, too large to come with the program. Nothing is downloaded here: bring the files in a folder, on a stick or a network drive. Each is checked by its hash before it is used.',
  extrasInstall: 'Install from a folder\u00a0…',
  extrasFolder: 'Folder with the files of an extra',
  extrasWorking: 'Copying and checking the files\u00a0…',
  extrasInstalled: 'Installed. The devices are looked at anew.',
  extraInstalled: 'Installed.',
  extraFrom: (from: string) => `Not installed. The files are to be had from: ${from}`,
  extraFiles: (n: number, megabytes: string) => (n === 1 ? `1 file, ${megabytes} MB` : `${n} files, ${megabytes} MB`),
  extraRemove: 'Remove',
  extraRemoveNamed: (name: string) => `Remove the extra for ${name}`,
  extraRemoved: 'Removed.',
  extraOutdated: (id: string) => `An extra of another version of the program is installed (${id}). It is not used.`,
  commandsNote: 'Commands for a terminal, in this order; the last in the program’s folder:',
  details: 'Details',
};
