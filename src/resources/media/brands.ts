/** Films, sounds and pictures in the containers of ISO media, which name their brand in the first box. */

/** By how a brand begins. Source: libmagic 5.44, what it says of each. */
const BRANDS: readonly (readonly [mimeType: string, ...brands: readonly string[]])[] = [
  ['video/mp4', 'mp41', 'mp42', 'iso', 'isml', 'avc1', 'dash', 'mmp4', 'M4P', 'F4V', 'F4P'],
  ['video/mp4', 'NDSC', 'NDSH', 'NDSM', 'NDSP', 'NDSS', 'NDXC', 'NDXH', 'ARRI', 'niko'],
  ['video/3gpp2', '3g2', 'KDDI'],
  ['video/3gpp', '3ge', '3gg', '3gh', '3gm', '3gp', '3gr', '3gs', '3gt'],
  ['video/quicktime', 'qt', 'mqt'],
  ['video/x-m4v', 'M4V'],
  ['video/mj2', 'mj2s'],
  ['video/vnd.dvb.file', 'dvr1', 'emsg'],
  ['audio/x-m4a', 'M4A'],
  ['audio/mp4', 'M4B', 'F4A', 'F4B', 'MSNV'],
  ['image/heic', 'heic', 'heix'],
  ['image/heic-sequence', 'hevc', 'hevx'],
  ['image/heif', 'mif1', 'heim', 'heis'],
  ['image/heif-sequence', 'msf1', 'hevm', 'hevs', 'avcs'],
  ['image/avif', 'avif', 'avis'],
  ['image/jp2', 'jp2'],
  ['image/jpm', 'jpm'],
  ['image/jpx', 'jpx'],
];

/** Where the box says what it is, and then its brand. */
const [BOX_AT, BRAND_AT] = [4, 8];

/** The media type of a file whose first box names a brand, one character a byte. */
export function typeOfBrand(head: string): string | undefined {
  if (!head.startsWith('ftyp', BOX_AT)) return undefined;
  return BRANDS.find(([, ...brands]) =>
    brands.some((brand) => head.startsWith(brand, BRAND_AT)),
  )?.[0];
}
