/** A picture of an address, as a data URL. */
export async function qrCode(url: string): Promise<string> {
  const { default: library } = await import('qrcode');
  return library.toDataURL(url, { margin: 2, scale: 4, errorCorrectionLevel: 'M' });
}
