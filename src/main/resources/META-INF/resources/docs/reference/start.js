// Redoc's own colours of code, of headings and of statuses are too pale to be read by everyone.
const theme = {
  colors: { text: { secondary: '#5a5f66' }, responses: { error: { color: '#b3261e' } } },
  typography: { code: { color: '#a3231b' } },
}

Redoc.init('/openapi', { hideHostname: true, nativeScrollbars: true, theme }, document.getElementById('reference'))
