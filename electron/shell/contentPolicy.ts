/**
 * Headers of every answer to the window. Nothing may be loaded but the program's own scripts, styles and pictures, and
 * nothing may be sent anywhere. The egress block of the session says the same a second time.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  // The component library writes its style rules into <style> elements while the program runs. A style can neither
  // run code nor, with the other directives, load anything.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

export const contentPolicy = directives.join("; ");

export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": contentPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};
