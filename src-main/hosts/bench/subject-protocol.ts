/** What the bench says to the processes it measures, one JSON document per line; build/bench/peers/measure.py speaks it too. */
import { z } from 'zod';

/** The first line a process of ours reads; a peer reads the setup alone. */
export const subjectStartSchema = z.object({
  engine: z.enum(['onnx', 'tensorflow']),
  device: z.string(),
  batchSize: z.number().int().positive(),
  decoder: z.boolean(),
});
export type SubjectStart = z.infer<typeof subjectStartSchema>;

export const measureNames = ['train', 'evaluate', 'pipeline', 'epoch', 'soak'] as const;
export const subjectRequestSchema = z.object({
  measure: z.enum(measureNames),
  /** How long to go on; for 'epoch' how long an epoch should be, for 'soak' the number of steps. */
  seconds: z.number().positive(),
  /** For 'epoch': how fast training is known to be, which says how many images an epoch of so many seconds has. */
  imagesPerSecond: z.number().positive().optional(),
});
export type SubjectRequest = z.infer<typeof subjectRequestSchema>;

export const figureSchema = z.object({
  imagesPerSecond: z.number(),
  peakMemoryBytes: z.number(),
  /** 'soak': resident memory, from after the first steps to the end. */
  memoryBytes: z.array(z.number()).optional(),
});
export type Figure = z.infer<typeof figureSchema>;

export const subjectAnswerSchema = z.union([z.object({ ready: z.string() }), figureSchema, z.object({ error: z.string() })]);
export type SubjectAnswer = z.infer<typeof subjectAnswerSchema>;
