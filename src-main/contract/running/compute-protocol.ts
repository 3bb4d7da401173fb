/** What the host and the compute process say to each other. Commands go down, reports come up. */
import { z } from 'zod';
import { computeDeviceSchema, deviceSpeedSchema, machineSchema } from './devices';
import { fixedPresetSchema } from './experiment';
import { analysisPartSchema } from '../results/analysis';
import { errorReportSchema } from '../app-error';
import { bytesSchema, greyPixelsSchema, imageAnswerSchema, imageTaskSchema } from './image-task';
import { importWorkSchema, workedOutSchema } from '../importing/import-work';
import { decodingAnswerSchema, otherUnitsSchema, placesToDecodeSchema } from '../results/decoding';
import { checkedNetworkSchema } from './network-check';
import { networkInputSchema } from './network-input';
import { placingAnswerSchema, placingViewSchema } from '../results/placing';
import { epochRowSchema, runKeySchema, runProgressSchema } from './run';

/** The bytes of an image file, or the pixels it would hold. */
const drawingToPlaceSchema = z.union([
  z.object({ id: z.string(), bytes: bytesSchema }),
  z.object({ id: z.string(), image: greyPixelsSchema }),
]);
export type DrawingToPlace = z.infer<typeof drawingToPlaceSchema>;

export const computeCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('carryOut'), project: z.string(), key: runKeySchema, assetsFolder: z.string() }), // assets: out/assets
  z.object({ type: z.literal('stop'), as: z.enum(['paused', 'cancelled']) }), // the current run, as soon as it can
  z.object({
    type: z.literal('analyse'),
    project: z.string(),
    assetsFolder: z.string(),
    networkProblems: z.record(z.string(), z.string()),
  }), // in a process of its own
  z.object({
    type: z.literal('place'),
    project: z.string(),
    assetsFolder: z.string(),
    runs: z.array(runKeySchema).min(1), // of one row of the results, in the order of folds
    generation: z.number(), // grows with every change of the project: what was read of it before is forgotten then
    drawings: z.array(drawingToPlaceSchema),
    view: placingViewSchema.optional(),
  }), // in a process of its own
  z.object({
    type: z.literal('decodePlaces'),
    project: z.string(),
    runs: z.array(runKeySchema).min(1), // of one row of the results, those whose weights are there
    generation: z.number(), // as above
    places: placesToDecodeSchema,
    others: otherUnitsSchema,
  }), // in the same process
  z.object({ type: z.literal('leave') }), // end the process once idle
  z.object({ type: z.literal('probe') }), // what this machine can compute with
  z.object({ type: z.literal('image'), task: imageTaskSchema }), // one after the other, in a process of its own
  z.object({ type: z.literal('decodeCorpus'), project: z.string(), corpus: z.string() }), // likewise
  z.object({ type: z.literal('decoded'), question: z.number(), answer: imageAnswerSchema }), // to a 'decode'
  z.object({ type: z.literal('import'), work: importWorkSchema }), // likewise: works out what an import would do
  z.object({
    type: z.literal('table'),
    kind: z.enum(['study', 'log', 'dissimilarities', 'ratings', 'coordinates', 'triplets']),
    given: z.array(z.unknown()),
  }), // likewise
  z.object({ type: z.literal('network'), file: z.string() }), // likewise: which layers of it can be used
  z.object({
    type: z.literal('tryNetwork'),
    file: z.string(),
    layer: z.string(),
    input: networkInputSchema,
    lineThickness: z.number(), // 0: as drawn
    drawings: z.array(z.object({ id: z.string(), bytes: bytesSchema })).min(1),
  }), // likewise: what it makes of them
  computeDeviceSchema.extend({ type: z.literal('measure'), preset: fixedPresetSchema, seconds: z.number().positive() }),
]);
export type ComputeCommand = z.infer<typeof computeCommandSchema>;

export const computeReportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('probed'), machine: machineSchema }),
  // One of the two is null; `remarks` says what the engine gave up on this machine, in sentences.
  z.object({
    type: z.literal('measured'),
    speed: deviceSpeedSchema.nullable(),
    error: z.string().nullable(),
    remarks: z.array(z.string()),
  }),
  z.object({ type: z.literal('progressed'), key: runKeySchema, progress: runProgressSchema }),
  z.object({ type: z.literal('epochEnded'), key: runKeySchema, row: epochRowSchema }),
  z.object({ type: z.literal('remarked'), key: runKeySchema, remark: z.string() }), // something people should know; the run goes on
  z.object({ type: z.literal('stopping'), key: runKeySchema }), // the stop was heard: nothing is computed any more, only put away
  z.object({ type: z.literal('imageAnswered'), answer: imageAnswerSchema }),
  z.object({ type: z.literal('decode'), question: z.number(), bytes: bytesSchema }), // a vector drawing, to be drawn elsewhere
  z.object({ type: z.literal('corpusProgressed'), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('corpusDecoded'), error: errorReportSchema.nullable() }),
  z.object({ type: z.literal('importWorkedOut'), worked: workedOutSchema.nullable(), error: errorReportSchema.nullable() }),
  z.object({ type: z.literal('tableRead'), table: z.unknown(), error: errorReportSchema.nullable() }),
  z.object({ type: z.literal('networkAnswered'), layers: z.array(z.string()), error: errorReportSchema.nullable() }),
  z.object({ type: z.literal('networkTried'), tried: checkedNetworkSchema.nullable(), error: errorReportSchema.nullable() }),
  z.object({ type: z.literal('placing'), done: z.number(), total: z.number() }), // how far the networks are from being open
  z.object({ type: z.literal('placed'), answer: placingAnswerSchema.nullable(), error: errorReportSchema.nullable() }),
  z.object({ type: z.literal('placesDecoded'), answer: decodingAnswerSchema.nullable(), error: errorReportSchema.nullable() }),
  z.object({ type: z.literal('analysed'), done: z.number(), total: z.number() }), // another part is written down
  z.object({ type: z.literal('analysing'), part: analysisPartSchema, done: z.number(), total: z.number() }), // how far a part is
  z.object({ type: z.literal('analysisEnded'), error: errorReportSchema.nullable() }),
  z.object({
    type: z.literal('ended'),
    key: runKeySchema,
    state: z.enum(['done', 'paused', 'cancelled', 'failed']),
    error: errorReportSchema.nullable(),
  }),
]);
export type ComputeReport = z.infer<typeof computeReportSchema>;
