import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signatureLength = 8;
const coloursMax = 256;
/** So many of the most frequent colours stay exactly as they are. */
const exactMax = 96;

interface Raw {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly data: Buffer;
}

const paeth = (left: number, above: number, corner: number): number => {
  const [byLeft, byAbove, byCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
};

function unfiltered(packed: Buffer, width: number, height: number, bytes: number): Buffer {
  const line = width * bytes;
  const data = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x++) {
      const here = y * line + x;
      const left = x < bytes ? 0 : (data[here - bytes] ?? 0);
      const above = y === 0 ? 0 : (data[here - line] ?? 0);
      const corner = y === 0 || x < bytes ? 0 : (data[here - line - bytes] ?? 0);
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
      data[here] = ((packed[y * (line + 1) + 1 + x] ?? 0) + (guesses[filter] ?? 0)) & 255;
    }
  }
  return data;
}

function read(png: Buffer): Raw {
  const parts: Buffer[] = [];
  for (let at = signatureLength; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height, bytes] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  return { width, height, bytes, data: unfiltered(inflateSync(Buffer.concat(parts)), width, height, bytes) };
}

type Counted = readonly [colour: number, count: number];
const shifts = [16, 8, 0] as const;

const widest = (box: readonly Counted[]): { readonly shift: number; readonly span: number } =>
  shifts
    .map((shift) => {
      let [low, high] = [255, 0];
      for (const [colour] of box) {
        low = Math.min(low, (colour >> shift) & 255);
        high = Math.max(high, (colour >> shift) & 255);
      }
      return { shift, span: high - low };
    })
    .reduce((best, one) => (one.span > best.span ? one : best));

/** Parts colours into so many groups of alike ones. */
function grouped(colours: readonly Counted[], groups: number): readonly (readonly Counted[])[] {
  const boxes = [{ box: [...colours], ...widest(colours) }];
  while (boxes.length < groups) {
    boxes.sort((a, b) => a.span - b.span);
    const last = boxes.pop();
    if (last === undefined || last.span <= 0) break;
    const sorted = last.box.sort(([a], [b]) => ((a >> last.shift) & 255) - ((b >> last.shift) & 255));
    const middle = sorted.length >> 1;
    for (const box of [sorted.slice(0, middle), sorted.slice(middle)]) boxes.push({ box, ...widest(box) });
  }
  return boxes.map(({ box }) => box);
}

const meanOf = (box: readonly Counted[]): number => {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  return shifts.reduce<number>(
    (mean, shift) =>
      mean | (Math.round(box.reduce((sum, [one, count]) => sum + ((one >> shift) & 255) * count, 0) / total) << shift),
    0,
  );
};

const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** The same picture in at most 256 colours, which takes a third of the room. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, bytes, data } = read(png);
  const counts = new Map<number, number>();
  const colourAt = (pixel: number): number => data.readUIntBE(pixel * bytes, 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    counts.set(colourAt(pixel), (counts.get(colourAt(pixel)) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const others = sorted.slice(exactMax);
  const groups = [
    ...sorted.slice(0, exactMax).map((one) => [one]),
    ...(others.length === 0 ? [] : grouped(others, coloursMax - exactMax)),
  ];
  const places = new Map(groups.flatMap((group, place) => group.map(([colour]) => [colour, place] as const)));
  const palette = Buffer.alloc(groups.length * 3);
  for (const [place, group] of groups.entries()) palette.writeUIntBE(meanOf(group), place * 3, 3);
  const pixels = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++)
    pixels[pixel + Math.floor(pixel / width) + 1] = places.get(colourAt(pixel)) ?? 0;
  const head = Buffer.from(png.subarray(16, 29));
  head[9] = 3;
  return Buffer.concat([
    png.subarray(0, signatureLength),
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
