/** The query of every route of sign-in: codes, states and nonces have no other place. */
const SIGN_IN_QUERY = /(\/api\/auth\/[^\s"'?\\]*\?)[^\s"'\\]+/gi;
/** Wherever else somebody may put a token into a URL. */
const TOKEN_PARAMETER =
  /([?&](?:access_token|backstage_token|client_secret|code_verifier|id_token|id_token_hint|refresh_token|token)=)[^&\s"'#\\]+/gi;

/** Takes the credentials out of the URLs of a text, such as a line of the log. */
export const redactCredentials = (text: string): string =>
  text.replace(SIGN_IN_QUERY, '$1***').replace(TOKEN_PARAMETER, '$1***');
