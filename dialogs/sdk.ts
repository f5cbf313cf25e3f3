/**
 * The parts of botbuilder-dialogs that are used. Its root also loads recognisers for numbers and
 * dates in a dozen languages: 40 MB and a third of the time to start, for nothing.
 */
export { DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
export { Prompt } from 'botbuilder-dialogs/lib/prompts/prompt.js';
export { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
