import { isIP } from 'node:net';

/** Whether an address leaves this house: anything but this machine, private networks and names that only they know. */
export function isOutside(url: string): boolean {
  const { hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || /\.(local|internal|lan|home\.arpa)$/.test(host)) return false;
  switch (isIP(host)) {
    case 4: {
      const [a = 0, b = 0] = host.split('.').map(Number);
      return !(
        a === 127 ||
        a === 10 ||
        (a === 172 && b >= 16 && b < 32) ||
        (a === 192 && b === 168) ||
        (a === 169 && b === 254)
      );
    }
    case 6:
      return !(host === '::1' || /^f[cd]/.test(host) || /^fe[89ab]/.test(host));
    default:
      // A name without a dot is known to this network alone.
      return host.includes('.');
  }
}
