// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { Fault } from '../core/errors.ts';
import { BitReader, BitWriter, riceParameter } from './bits.ts';
import { FEATURE_BITS } from './hash.ts';
import type { Head } from './head.ts';
import type { ModelParts } from './intent-model.ts';
import { SCALE_BITS, WEIGHT_BITS, type SparseModel } from './shrink.ts';
import { RARITY_BITS, RARITY_STEPS } from './vectoriser.ts';

/**
 * A model as a file: the line `sleutel-model 1`, a line of JSON (labels, bias, head, counts, checksum
 * of the rest), then a stream of bits. For each feature, ascending: the gap to the one before, its
 * rarity, how many weights it has, their scale, and for each weight the gap between targets and the
 * weight itself. After them the gaps between familiar words. Gaps and counts are Rice codes.
 */
const FIRST_LINE = 'sleutel-model 1\n';
const WEIGHT_OFFSET = 2 ** (WEIGHT_BITS - 1);
const WORD_BITS = 32;

interface Header {
  readonly targets: readonly string[];
  readonly bias: readonly number[];
  readonly outOfScope: string;
  readonly reject: readonly number[] | null;
  readonly threshold: number | null;
  readonly sharpness: number;
  readonly features: number;
  readonly weights: number;
  readonly familiar: number | null;
  readonly checksum: number;
}

export function encodeModel({ parts }: { parts: ModelParts }): Uint8Array {
  const { model, head, outOfScope, familiar } = parts;
  const bits = new BitWriter();
  writeRows(bits, model);
  if (familiar !== undefined) writeWords(bits, familiar);
  const body = bits.toBytes();
  const header: Header = {
    targets: model.targets,
    bias: [...model.bias].map((bias) => Math.round(bias * 10_000) / 10_000),
    outOfScope,
    reject: head.reject ?? null,
    threshold: Number.isFinite(head.threshold) ? head.threshold : null,
    sharpness: head.sharpness,
    features: model.features.length,
    weights: model.weight.length,
    familiar: familiar?.size ?? null,
    checksum: checksum(body),
  };
  return Buffer.concat([Buffer.from(`${FIRST_LINE}${JSON.stringify(header)}\n`), body]);
}

/** @throws a Fault `bad-model` that begins with the name given, when the bytes are no whole model. */
export function decodeModel(bytes: Uint8Array, name: string): ModelParts {
  const refuse = (why: string, cause?: unknown): never => {
    throw new Fault('bad-model', `${name}: ${why}; build it again with \`sleutel nlu build\``, cause);
  };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = FIRST_LINE.length;
  if (buffer.toString('latin1', 0, begin) !== FIRST_LINE) refuse('line 1: not a model of this version');
  const end = buffer.indexOf('\n', begin);
  if (end < 0) refuse('line 2: has no end');
  try {
    const header = JSON.parse(buffer.toString('utf8', begin, end)) as Header;
    const body = buffer.subarray(end + 1);
    if (checksum(body) !== header.checksum) refuse('damaged: its checksum does not fit');
    return readParts(header, new BitReader(body));
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    return refuse('line 2: cannot be read', cause);
  }
}

function readParts(header: Header, bits: BitReader): ModelParts {
  const head: Head = {
    reject: header.reject ?? undefined,
    threshold: header.threshold ?? Infinity,
    sharpness: header.sharpness,
  };
  const model = readRows(bits, header);
  const familiar = header.familiar === null ? undefined : readWords(bits, header.familiar);
  return { model, head, outOfScope: header.outOfScope, familiar };
}

function averages({ targets, features, weights }: { targets: number; features: number; weights: number }): {
  gap: number;
  count: number;
  step: number;
} {
  const perRow = weights / Math.max(1, features);
  return {
    gap: riceParameter(2 ** FEATURE_BITS / Math.max(1, features)),
    count: riceParameter(perRow),
    step: riceParameter(targets / Math.max(1, perRow)),
  };
}

function writeRows(bits: BitWriter, model: SparseModel): void {
  const { features, rarity, start, scale, target, weight, targets } = model;
  const code = averages({ targets: targets.length, features: features.length, weights: weight.length });
  let previous = -1;
  for (let row = 0; row < features.length; row++) {
    bits.writeRice(features[row]! - previous - 1, code.gap);
    previous = features[row]!;
    bits.write(Math.round((rarity[row]! - 1) * RARITY_STEPS), RARITY_BITS);
    bits.writeRice(start[row + 1]! - start[row]!, code.count);
    if (start[row + 1] === start[row]) continue;
    bits.write(scale[row]!, SCALE_BITS);
    let before = -1;
    for (let p = start[row]!; p < start[row + 1]!; p++) {
      bits.writeRice(target[p]! - before - 1, code.step);
      before = target[p]!;
      bits.write(weight[p]! + WEIGHT_OFFSET, WEIGHT_BITS);
    }
  }
}

function readRows(bits: BitReader, header: Header): SparseModel {
  const { features: count, weights, targets } = header;
  const code = averages({ targets: targets.length, features: count, weights });
  const model = {
    targets,
    bias: Float32Array.from(header.bias),
    features: new Int32Array(count),
    rarity: new Float32Array(count),
    start: new Int32Array(count + 1),
    scale: new Uint8Array(count),
    target: new Uint16Array(weights),
    weight: new Int8Array(weights),
  };
  let previous = -1;
  let p = 0;
  for (let row = 0; row < count; row++) {
    previous += bits.readRice(code.gap) + 1;
    model.features[row] = previous;
    model.rarity[row] = 1 + bits.read(RARITY_BITS) / RARITY_STEPS;
    const end = p + bits.readRice(code.count);
    model.start[row + 1] = end;
    if (end === p) continue;
    model.scale[row] = bits.read(SCALE_BITS);
    let before = -1;
    for (; p < end; p++) {
      before += bits.readRice(code.step) + 1;
      model.target[p] = before;
      model.weight[p] = bits.read(WEIGHT_BITS) - WEIGHT_OFFSET;
    }
  }
  return model;
}

function writeWords(bits: BitWriter, words: ReadonlySet<number>): void {
  const parameter = riceParameter(2 ** WORD_BITS / Math.max(1, words.size));
  let previous = -1;
  for (const word of [...words].toSorted((a, b) => a - b)) {
    bits.writeRice(word - previous - 1, parameter);
    previous = word;
  }
}

function readWords(bits: BitReader, count: number): Set<number> {
  const parameter = riceParameter(2 ** WORD_BITS / Math.max(1, count));
  const words = new Set<number>();
  let previous = -1;
  for (let i = 0; i < count; i++) {
    previous += bits.readRice(parameter) + 1;
    words.add(previous);
  }
  return words;
}

/** FNV-1a over the bytes. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}
