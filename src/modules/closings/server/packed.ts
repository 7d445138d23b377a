import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** A value as compressed text: frozen numbers are many and read as a whole. Off the main thread, so that live pages go on. */
export const packed = async (value: unknown): Promise<string> =>
  (await pack(JSON.stringify(value), { level: 6 })).toString('base64');

export const unpacked = async <T>(text: string): Promise<T> =>
  JSON.parse((await unpack(Buffer.from(text, 'base64'))).toString()) as T;
