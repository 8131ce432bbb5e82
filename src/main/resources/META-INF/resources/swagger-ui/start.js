/**
 * The form would begin with each parameter's example, and send it: a millésime that is not there, a reason that is nobody's.
 * What has to be filled in still begins with one.
 */
function withoutExamplesOfWhatCanBeLeftOut(document) {
  const changed = structuredClone(document)
  const operations = Object.values(changed.paths).flatMap(path => Object.values(path))
  operations
    .flatMap(operation => operation.parameters ?? [])
    .concat(Object.values(changed.components.parameters ?? {}))
    .filter(parameter => !parameter.required)
    .forEach(parameter => {
      delete parameter.example
      delete parameter.examples
      delete parameter.schema?.example
      delete parameter.schema?.examples
    })
  return changed
}

const ui = SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#swagger-ui',
  deepLinking: true,
  oauth2RedirectUrl: new URL('oauth2-redirect.html', window.location).href,
  plugins: [
    {
      statePlugins: {
        spec: {
          wrapActions: {
            updateJsonSpec: original => document => original(withoutExamplesOfWhatCanBeLeftOut(document)),
          },
        },
      },
    },
  ],
})

// The provider has to know a public client of this name.
ui.initOAuth({
  clientId: 'contrat-de-ville-swagger-ui',
  scopes: 'openid',
  usePkceWithAuthorizationCodeGrant: true,
})
