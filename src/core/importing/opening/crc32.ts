const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** The checksum that gzip and ZIP keep of their contents (CRC-32, ISO 3309); `before` is that of the bytes in front of these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = before ^ 0xffffffff
  for (let k = 0; k < bytes.length; k++)
    crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[k] as number)) & 255] as number)
  return (crc ^ 0xffffffff) >>> 0
}
