/** The published browser bundle of Web Chat, pinned to the byte. */
export const WEB_CHAT_PACKAGE = 'botframework-webchat@4.18.1';
export const WEB_CHAT_SHA256 = '0a68ad0a64fc04d621197da10c3eec0f843e16f7d03f6bcbed29b47517cf9bff';

/** What it is called once it is here. */
export const WEB_CHAT_FILE = `webchat-${WEB_CHAT_SHA256.slice(0, 12)}.js`;
