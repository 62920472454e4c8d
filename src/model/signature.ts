/**
 * A short name for some content, in hexadecimal: 64 bits in two lanes of 32 (FNV-1a with the primes
 * of FNV and of MurmurHash3). Not for secrets.
 */
export function fingerprint(content: string): string {
  let [high, low] = [0x811c9dc5, 0x9dc5811c];
  for (let index = 0; index < content.length; index++) {
    const unit = content.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    low ^= low >>> 13;
  }
  return [high, low].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
