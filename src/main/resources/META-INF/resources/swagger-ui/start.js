const ui = SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#swagger-ui',
  deepLinking: true,
  oauth2RedirectUrl: new URL('oauth2-redirect.html', window.location).href,
})

// The provider has to know a public client of this name.
ui.initOAuth({
  clientId: 'contrat-de-ville-swagger-ui',
  scopes: 'openid',
  usePkceWithAuthorizationCodeGrant: true,
})
