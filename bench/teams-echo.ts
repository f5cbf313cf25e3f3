import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import { ServiceClientCredentialsFactory, type ServiceClientCredentials } from 'botframework-connector';
import restify from 'restify';

/** The stock way: CloudAdapter as it comes, with tokens checked; an echo with its state in memory. */
const [appId = '', token = '', openIdMetadata = ''] = process.argv.slice(2);

class OneToken extends ServiceClientCredentialsFactory {
  override isValidAppId = (id: string): Promise<boolean> => Promise.resolve(id === appId);
  override isAuthenticationDisabled = (): Promise<boolean> => Promise.resolve(false);
  override createCredentials = (): Promise<ServiceClientCredentials> =>
    Promise.resolve({
      signRequest(request: { headers: { set(name: string, value: string): void } }) {
        request.headers.set('authorization', `Bearer ${token}`);
        return Promise.resolve(request);
      },
    } as unknown as ServiceClientCredentials);
}

const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    OAuthUrl: 'https://token.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: true,
  },
  new OneToken(),
);
const adapter = new CloudAdapter(authentication);
const state = new ConversationState(new MemoryStorage());
const seen = state.createProperty<number>('seen');
class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await seen.set(context, (await seen.get(context, 0)) + 1);
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}
const bot = new Echo();

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request as never, response as never, async (context) => {
    await bot.run(context);
    await state.saveChanges(context);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready http://127.0.0.1:${server.address().port}\n`));
