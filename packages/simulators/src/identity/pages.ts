import { DemoUser } from './users';
import { Texts } from './texts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe; what is already HTML is kept. */
class Html {
  constructor(readonly text: string) {}
}
type Content = string | Html | Html[];

const escaped = (content: Content): string => {
  if (content instanceof Html) return content.text;
  if (Array.isArray(content)) return content.map(escaped).join('');
  return content.replace(/[&<>"']/g, character => ENTITIES[character]);
};

const html = (parts: TemplateStringsArray, ...contents: Content[]) =>
  new Html(String.raw({ raw: parts }, ...contents.map(escaped)));

const STYLE = `
:root { color-scheme: light dark; --text: #1c1e21; --page: #f4f5f7; --card: #fff; --line: #6b7280; --focus: #1f5fbf; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --page: #16181c; --card: #22252b; --line: #9aa0a6; --focus: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
ul { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: .75rem; }
button { width: 100%; padding: .75rem 1rem; font: inherit; color: inherit; text-align: left; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
button strong { display: block; }
button:hover { border-color: var(--focus); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;

const page = (texts: Texts, title: string, content: Html): string =>
  html`<!DOCTYPE html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title} – ${texts.company}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.text;

const userButton = ({ name, displayName, purpose }: DemoUser, texts: Texts) =>
  html`<li>
    <button name="user" value="${name}">
      <strong>${name}</strong>${displayName} ${purpose[texts.language]}
    </button>
  </li>`;

/** Lists who one may be. */
export const loginPage = (
  texts: Texts,
  users: readonly DemoUser[],
  action: string,
) =>
  page(
    texts,
    texts.signIn,
    html`<p>${texts.choose}</p>
      <form method="post" action="${action}">
        <ul>
          ${users.map(user => userButton(user, texts))}
        </ul>
      </form>`,
  );

/**
 * The person has chosen to sign out in the portal: a second question would only be a hurdle. The
 * button is for browsers without scripts.
 */
export const logoutPage = (texts: Texts, form: string, nonce: string) =>
  page(
    texts,
    texts.signOut,
    html`<p role="status">${texts.signingOut}</p>
      ${new Html(form)}
      <button form="op.logoutForm" name="logout" value="yes">
        ${texts.signOut}
      </button>
      <script nonce="${nonce}">
        document.querySelector('button').click();
      </script>`,
  );

export const signedOutPage = (texts: Texts) =>
  page(texts, texts.signedOut, html`<p>${texts.startAgain}</p>`);

export const failurePage = (texts: Texts, reason: string) =>
  page(
    texts,
    texts.failed,
    html`<p role="alert">${reason}</p>
      <p>${texts.startAgain}</p>`,
  );
